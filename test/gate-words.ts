// What each word of the gate's table means in a question to the gate. A word that is not known is a mistake in the table.
import type {
  AnswerQuestion,
  AwayQuestion,
  CampaignRules,
  MadeFor,
  RequestQuestion,
  TextQuestion,
} from '../src/consent/gate.ts'
import { candidatePlaces } from '../src/consent/hours/places.ts'
import { givesLevel, type Level, levels, type Method, methodNames } from '../src/consent/methods.ts'
import { readPromotion } from '../src/consent/promotion.ts'
import {
  afterAsked,
  afterDoubt,
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  type Door,
  type Grant,
  NO_GRANT,
  OPEN_DOOR,
  type Window,
} from '../src/consent/standing.ts'

export type Row = {
  readonly n: string
  readonly text: string
  readonly level: string
  readonly campaign: string
  readonly agreed: string
  readonly since: string
  readonly where: string
  readonly when: string
  readonly lately: string
  readonly verdict: string
  readonly source: string
}
export type AutomaticRow = {
  readonly n: string
  readonly kind: string
  readonly record: string
  readonly ageMinutes: string
  readonly since: string
  readonly verdict: string
  readonly source: string
}

/** What this row asks the gate. */
export function question(row: Omit<Row, 'n' | 'verdict' | 'source'>): TextQuestion {
  const where = pick(PLACES, row.where)
  const now = new Date(`${pick(DAYS, row.when.slice(0, 3))}T${row.when.slice(4)}${where.offset}`)
  const said = pick(SINCE, row.since)(agreed(row, now))
  const words = pick(WORDS, row.text)
  return {
    ...{ kind: 'text', now, conversationHours: 24, mostPromotional: 3 },
    level: levelOf(row.level),
    campaign: row.campaign === '-' ? null : pick(CAMPAIGNS, row.campaign),
    ...said,
    isPromotion: readPromotion(words.body).isPromotion,
    ...{ overruledBy: words.overruledBy ?? null, isAnswer: row.text !== 'broadcast' },
    madeFor: words.madeFor ?? null,
    places: where.phone === null ? null : candidatePlaces({ phone: where.phone }),
    quietInformational: where.phone !== null && row.where.endsWith('quiet for all'),
    promotionalAt: Array.from({ length: Number(row.lately) }, (_, index) => hoursBefore(now, 3 - index)),
  }
}

/** What an automatic text asks the gate. */
export function automatic({
  kind,
  record,
  ageMinutes,
  since,
}: AutomaticRow): AnswerQuestion | AwayQuestion | RequestQuestion {
  const now = new Date('2026-12-01T17:00Z')
  const at = new Date(now.getTime() - Number(ageMinutes) * 60_000)
  const basis = { id: 'row', kind: record, at, message: record === 'asked' ? null : 'their-text' }
  const { door } = pick(SINCE, since)({ door: OPEN_DOOR, grant: NO_GRANT, window: null })
  if (kind === 'away_answer') {
    const window = record === '-' ? null : windowAt(at)
    return { kind, door, window, conversationHours: 24, isPromotion: record === 'an offer', now }
  }
  if (kind === 'opt_out_confirmation' || kind === 'help_answer')
    return { kind, record: basis, door, ...(door.stopAt && { restsAt: door.stopAt }), now }
  if (kind !== 'opt_in_request' && kind !== 'opt_in_confirmation')
    throw new Error(`${kind} is no automatic text.`)
  return { kind, record: basis, door, now }
}

type Said = {
  readonly door: Door
  readonly grant: Grant
  readonly window: Window | null
  readonly restsAt?: Date
}

const november = (day: number): Date => new Date(Date.UTC(2026, 10, day, 12))
const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
const YEAR_END = new Date('2026-12-31T12:00Z')

/** Consent given by a method on 1 November, for a campaign and level; it serves the question only if that is the same campaign and level. */
function agreed(
  { agreed: by, campaign, level }: Pick<Row, 'agreed' | 'campaign' | 'level'>,
  now: Date,
): Said {
  const nothing: Said = { door: OPEN_DOOR, grant: NO_GRANT, window: null }
  const hours = /^texted (\d+) h ago$/.exec(by)?.[1]
  if (hours !== undefined) return { ...nothing, window: windowAt(hoursBefore(now, Number(hours))) }
  if (by === 'texted before the STOP') return { ...nothing, window: windowAt(november(9)) }
  if (by === '-') return nothing
  const [method = '', forCampaign = '', forLevel = ''] = by.split(' ')
  pick(CAMPAIGNS, forCampaign)
  const gives = givesLevel(methodOf(method), levelOf(forLevel))
  if (gives === 'no' || forCampaign !== campaign || forLevel !== level) return nothing
  if (gives === 'yes') return { ...nothing, grant: afterGiven(NO_GRANT, november(1), 'given') }
  return { ...nothing, grant: afterAsked(NO_GRANT, november(1), { record: 'asked', until: YEAR_END }) }
}

const windowAt = (at: Date): Window => ({ at, record: 'conversation', message: 'their-text' })

const stop = (said: Said): Said => ({ ...said, door: afterStop(said.door, november(10), 'stop') })
const start = (said: Said): Said => ({ ...said, door: afterStart(said.door, november(12), 'start') })
const wrong = (said: Said): Said => ({
  ...said,
  door: afterStop(said.door, november(10), 'wrong', 'wrong_number'),
})
const withdrawn = (said: Said): Said => ({
  ...said,
  grant: afterWithdrawn(said.grant, november(8), 'withdrawn'),
})
const blocked = (said: Said): Said => ({ ...said, door: { ...said.door, blockedAt: november(10) } })
const again = (said: Said): Said => ({ ...said, grant: afterGiven(said.grant, november(14), 'given anew') })
const acceptedBefore = (said: Said): Said => ({ ...said, restsAt: november(5) })

const SINCE: Readonly<Record<string, (said: Said) => Said>> = {
  '-': (said) => said,
  STOP: stop,
  'STOP, START': (said) => start(stop(said)),
  'STOP and START at once': (said) => ({ ...said, door: afterStart(stop(said).door, november(10), 'start') }),
  'STOP, START, agreed again': (said) => again(start(stop(said))),
  'STOP, agreed again': (said) => again(stop(said)),
  'STOP, START, but accepted before': (said) => acceptedBefore(again(start(stop(said)))),
  'wrong number': wrong,
  blocked,
  'STOP, and blocked': (said) => blocked(stop(said)),
  'wrong number, START, but accepted before': (said) => acceptedBefore(again(start(wrong(said)))),
  doubt: (said) => ({ ...said, door: afterDoubt(said.door, november(10), 'doubt') }),
  withdrawn,
  'withdrawn, then STOP, START': (said) => start(stop(withdrawn(said))),
  'withdrawn, agreed again': (said) => again(withdrawn(said)),
  'withdrawn, agreed again, but accepted before': (said) => acceptedBefore(again(withdrawn(said))),
  'agreed and withdrew at once': (said) => ({
    ...said,
    grant: afterGiven(afterWithdrawn(said.grant, november(14), 'withdrawn'), november(14), 'given anew'),
  }),
  'agreed before, heard later': (said) => ({
    ...said,
    grant: afterGiven(afterWithdrawn(said.grant, november(8), 'withdrawn'), november(7), 'given late'),
  }),
  confirmed: again,
  'not confirmed in time': (said) => ({
    ...said,
    grant: afterAsked(said.grant, november(2), { record: 'asked', until: november(9) }),
  }),
}

const WORDS: Readonly<Record<string, { body: string; overruledBy?: string; madeFor?: MadeFor }>> = {
  answer: { body: 'Yes, it is ready. We close at 6.' },
  broadcast: { body: 'Our office is closed on Friday.' },
  reminder: { body: 'Your appointment is tomorrow at 9:40. Reply C to confirm.' },
  password: { body: 'Your code is 123456. It expires in 10 minutes.' },
  offer: { body: 'This week only: 20% off every cleaning. Book now and save!' },
  'template for sales': {
    body: 'New this week: helmets.',
    madeFor: { campaignId: 'sales', level: 'promotional' },
  },
  'template for club news': {
    body: 'We ride on Friday.',
    madeFor: { campaignId: 'club', level: 'informational' },
  },
  'no offer': { body: 'Your 20% discount is on the invoice.', overruledBy: 'overruled' },
}

const campaign = (id: string, ...its: readonly Level[]): CampaignRules => ({
  id,
  levels: its,
  isArchived: id === 'ended',
})
const CAMPAIGNS: Readonly<Record<string, CampaignRules>> = {
  reminders: campaign('reminders', 'informational'),
  passwords: campaign('passwords', 'informational'),
  sales: campaign('sales', 'promotional'),
  club: campaign('club', 'informational', 'promotional'),
  ended: campaign('ended', 'informational'),
}

const PLACES: Readonly<Record<string, { phone: string | null; offset: string }>> = {
  'New York': { phone: '+12125550142', offset: '-05:00' },
  'New York, quiet for all': { phone: '+12125550142', offset: '-05:00' },
  Miami: { phone: '+13055550142', offset: '-05:00' },
  Birmingham: { phone: '+12055550142', offset: '-06:00' },
  Dallas: { phone: '+12145550142', offset: '-06:00' },
  unknown: { phone: null, offset: '-05:00' },
}
const DAYS: Readonly<Record<string, string>> = { Tue: '2026-12-01', Sun: '2026-12-06' }

const levelOf = (word: string): Level => pick(Object.fromEntries(levels.map((level) => [level, level])), word)
const methodOf = (word: string): Method =>
  pick(Object.fromEntries(methodNames.map((name) => [name, name])), word)

function pick<T>(words: Readonly<Record<string, T>>, word: string): T {
  const meant = words[word]
  if (meant === undefined) throw new Error(`The table says “${word}”, which means nothing here.`)
  return meant
}

/** The rows of a table whose first line names the columns, numbered. */
export function rowsOf<T extends Row | AutomaticRow>(table: string): T[] {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return lines.map((cells, index) => {
    if (cells.length !== head.length)
      throw new Error(`Line ${index + 1} of the table has ${cells.length} cells.`)
    return Object.fromEntries([
      ['n', `${index + 1}.`],
      ...head.map((name, at) => [name, cells[at] ?? '']),
    ]) as T
  })
}
