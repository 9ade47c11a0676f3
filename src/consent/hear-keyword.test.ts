// Keywords that campaigns advertise, folded: what they give by what stood before.
import { describe, expect, test } from 'vitest'
import type { Advertised } from './hear-keyword.ts'
import { type Before, type Effect, type GrantOf, hear } from './heard.ts'
import { readText } from './keyword.ts'
import {
  afterAsked,
  afterDoubt,
  afterGiven,
  afterStop,
  afterWithdrawn,
  type Door,
  isClosed,
  NO_GRANT,
  OPEN_DOOR,
  standingOf,
} from './standing.ts'

const noon = new Date('2026-11-24T12:00Z')
const minutes = (count: number): Date => new Date(noon.getTime() + count * 60_000)
const grantOf = (grant: GrantOf['grant'], campaignId = 'club'): GrantOf => ({
  ...{ campaignId, level: 'promotional', grant, requestLeftAt: null },
})

const CLUB: Advertised = { campaignId: 'club', levels: ['promotional'], doubleOptIn: false, askDays: 30 }
const BOTH: Advertised = { ...CLUB, levels: ['informational', 'promotional'] }
const CONFIRMED: Advertised = { ...CLUB, doubleOptIn: true }

const NEW: Before = { door: OPEN_DOOR, window: null, grants: [] }
const stopped: Door = afterStop(OPEN_DOOR, minutes(-60), 'stop')
const BEFORE: Readonly<Record<string, Before>> = {
  'nobody has texted': NEW,
  stopped: { ...NEW, door: stopped },
  'agreed, then stopped': {
    ...NEW,
    door: stopped,
    grants: [grantOf(afterGiven(NO_GRANT, minutes(-90), 'old'))],
  },
  'a STOP said later was heard already': { ...NEW, door: afterStop(OPEN_DOOR, minutes(5), 'stop') },
  'a STOP of the same moment': { ...NEW, door: afterStop(OPEN_DOOR, noon, 'stop') },
  withdrawn: { ...NEW, grants: [grantOf(afterWithdrawn(NO_GRANT, minutes(-60), 'gone'))] },
  'agreed already': { ...NEW, grants: [grantOf(afterGiven(NO_GRANT, minutes(-60), 'old'))] },
  'in doubt': { ...NEW, door: afterDoubt(OPEN_DOOR, minutes(-60), 'doubt') },
  'in doubt since': { ...NEW, door: afterDoubt(OPEN_DOOR, minutes(5), 'doubt') },
  'asked for this': {
    ...NEW,
    grants: [grantOf(afterAsked(NO_GRANT, minutes(-60), { record: 'asked', until: minutes(60) }))],
  },
  'asked for another campaign': {
    ...NEW,
    grants: [grantOf(afterAsked(NO_GRANT, minutes(-60), { record: 'asked', until: minutes(60) }), 'other')],
  },
  'did not answer in time': {
    ...NEW,
    grants: [grantOf(afterAsked(NO_GRANT, minutes(-90), { record: 'asked', until: minutes(-60) }))],
  },
}

function texted(body: string, advertised: Advertised | null, before: Before): Effect {
  let made = 0
  const newId = (): string => `row ${++made}`
  return hear({ messageId: 'text', reading: readText(body), advertised, at: noon, newId }, before)
}

/** How it stands for the club's offers afterwards: the door, the standing, what was written and what is answered. */
function told(before: Before, { door, grants, records, answer }: Effect): string[] {
  const all = [...grants, ...before.grants]
  const grant = all.find(({ campaignId, level }) => campaignId === 'club' && level === 'promotional')?.grant
  return [
    isClosed(door) ? 'closed' : 'open',
    standingOf(grant ?? NO_GRANT, door, minutes(1)),
    records.map(({ kind }) => kind).join(' '),
    answer ?? '-',
  ]
}

const rows = `
text  | campaign  | before                              | door   | standing  | records            | answer
BIKES | club      | nobody has texted                   | open   | given     | opt_in given       | opt_in_confirmation
START | club      | nobody has texted                   | open   | given     | opt_in given       | opt_in_confirmation
START | -         | nobody has texted                   | open   | none      | opt_in             | -
BIKES | -         | nobody has texted                   | open   | none      | conversation       | -
BIKES | confirmed | nobody has texted                   | open   | pending   | opt_in signed_up asked | opt_in_request
BIKES | club      | stopped                             | open   | given     | opt_in given       | opt_in_confirmation
START | club      | stopped                             | open   | pending   | opt_in signed_up asked | opt_in_request
JOIN  | club      | stopped                             | open   | pending   | opt_in signed_up asked | opt_in_request
START | -         | agreed, then stopped                | open   | withdrawn | opt_in             | -
BIKES | -         | stopped                             | closed | none      |                    | -
BIKES | club      | a STOP said later was heard already | closed | withdrawn | opt_in given       | -
BIKES | club      | a STOP of the same moment           | closed | withdrawn | opt_in given       | -
START | club      | a STOP said later was heard already | closed | none      | opt_in signed_up       | -
BIKES | club      | withdrawn                           | open   | given     | opt_in given       | opt_in_confirmation
BIKES | club      | agreed already                      | open   | given     | opt_in given       | -
BIKES | confirmed | agreed already                      | open   | given     | opt_in given       | -
BIKES | confirmed | asked for this                      | open   | pending   | opt_in signed_up       | -
BIKES | confirmed | asked for another campaign          | open   | none      | opt_in signed_up       | -
BIKES | club      | asked for this                      | open   | given     | opt_in given       | opt_in_confirmation
BIKES | confirmed | did not answer in time              | open   | pending   | opt_in signed_up asked | opt_in_request
BIKES | confirmed | in doubt                            | open   | pending   | opt_in signed_up asked | opt_in_request
BIKES | confirmed | in doubt since                      | open   | none      | opt_in signed_up | -
STOP  | club      | nobody has texted                   | closed | none      | opt_out            | opt_out_confirmation
HELP  | club      | nobody has texted                   | open   | none      | help               | help_answer
`
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('A keyword', () => {
  test.each(rows)('%s, advertised for %s, where %s: %s, %s, %s, %s', (...cells) => {
    const [body = '', campaign = '', given = '', ...wanted] = cells
    const before = BEFORE[given] ?? NEW
    const advertised = { club: CLUB, confirmed: CONFIRMED }[campaign] ?? null
    expect(told(before, texted(body, advertised, before))).toEqual(wanted)
  })

  test('gives each of its levels a record of its own, by its method, and opens the conversation', () => {
    const { records, grants, window, reading } = texted('BIKES', BOTH, NEW)
    expect(records.map(({ kind, level, method, campaignId }) => [kind, level, method, campaignId])).toEqual([
      ['opt_in', 'conversational', 'texted_keyword', null],
      ['given', 'informational', 'texted_keyword', 'club'],
      ['given', 'promotional', 'texted_keyword', 'club'],
    ])
    expect(grants.map(({ grant }) => grant.givenRecord)).toEqual([records[1]?.id, records[2]?.id])
    expect(window).toEqual({ at: noon, record: records[0]?.id, message: 'text' })
    expect(reading).toMatchObject({ label: 'opt_in', rule: 'keyword of a campaign, whole text' })
  })

  test('that asks rests on the act, and can be answered for as long as the organization allows', () => {
    const { records, grants } = texted('BIKES', CONFIRMED, NEW)
    const [, act, asked] = records
    expect(asked).toMatchObject({ kind: 'asked', method: 'double_opt_in', answersRecordId: act?.id })
    expect(grants[0]?.grant).toMatchObject({ askedRecord: asked?.id, askedUntil: minutes(30 * 24 * 60) })
  })
})
