// What staff may do, as a table: standing × campaign × conversation → may give, may ask, and why not.
import { describe, expect, test } from 'vitest'
import { candidatePlaces } from '../hours/places.ts'
import {
  afterAsked,
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  type Grant,
  NO_GRANT,
  OPEN_DOOR,
} from '../standing.ts'
import type { LevelGrant, Panel, PanelCampaign, Thread } from './panel.ts'
import { baseOf, threadFor, whyNotAsk, whyNotGive } from './rules.ts'

const at = (day: number): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T12:00:00Z`)
const now = at(20)
const thread = (id: string, day: number | null): Thread => ({
  ...{
    id,
    numberId: 'number',
    departmentId: 'front',
    ourPhone: '+12025550101',
    timeZone: 'UTC',
    laneId: 'lane',
  },
  window: day === null ? null : { at: at(day), record: `said on ${day}`, message: 'message' },
})
const openNow = thread('open', 20)
const over = thread('over', 10)

type Given = {
  grant?: Grant
  act?: number
  asked?: number | Date
  more?: Partial<PanelCampaign>
  panel?: Partial<Panel>
  other?: Grant
}

/** One campaign and level of a contact, with a second campaign where another request may wait. */
function situation({ grant = NO_GRANT, act, asked, more, panel, other = NO_GRANT }: Given) {
  const level: LevelGrant = {
    ...{ level: 'informational', grant },
    act: act === undefined ? null : { id: 'act', at: at(act) },
    lastAskedAt: typeof asked === 'number' ? at(asked) : (asked ?? null),
  }
  const campaign: PanelCampaign = {
    ...{ id: 'repairs', name: 'Repairs', useCase: 'CUSTOMER_CARE', doubleOptIn: false, isArchived: false },
    ...{ levels: [level], ...more },
  }
  const elsewhere: PanelCampaign = {
    ...campaign,
    ...{ id: 'club', name: 'Club', levels: [{ ...level, grant: other, act: null, lastAskedAt: null }] },
  }
  const whole: Panel = {
    ...{
      contactId: 'dana',
      phone: '+12025550142',
      name: 'Dana',
      business: 'Riverside Bikes',
      hours: 24,
      askDays: 30,
    },
    places: candidatePlaces({ phone: '+12025550142' }),
    ...{ door: OPEN_DOOR, now, threads: [openNow], campaigns: [campaign, elsewhere], ...panel },
  }
  return { panel: whole, campaign, level }
}

const lastNight = new Date('2026-03-20T02:00:00Z')
const given = afterGiven(NO_GRANT, at(5), 'given')
const asking = afterAsked(NO_GRANT, at(19), { record: 'asked', until: new Date('2026-04-18T12:00:00Z') })
const lapsed = afterAsked(NO_GRANT, at(1), { record: 'asked', until: at(15) })
const stopped = afterStop(OPEN_DOOR, at(18), 'stop')
const wrong = afterStop(OPEN_DOOR, at(18), 'stop', 'wrong_number')

const table: [situation: string, given: Given, give: string, ask: string][] = [
  ['nothing agreed, a conversation is open', {}, 'may', 'may'],
  ['nothing agreed, the conversation is over', { panel: { threads: [over] } }, 'may', 'nothing_to_ask_on'],
  [
    'nothing agreed, an opt-in was not confirmed',
    { act: 3, grant: lapsed, panel: { threads: [over] } },
    'may',
    'may',
  ],
  ['no conversation that one sees', { panel: { threads: [] } }, 'may', 'no_conversation'],
  ['agreed', { grant: given }, 'already_given', 'already_given'],
  ['asked, no answer yet', { grant: asking, asked: 19 }, 'may', 'asked_already'],
  ['asked about another campaign', { other: asking }, 'may', 'asked_otherwise'],
  [
    'asked twelve days ago and declined',
    {
      grant: afterWithdrawn(afterAsked(NO_GRANT, at(8), { record: 'asked', until: at(30) }), at(9), 'no'),
      asked: 8,
    },
    'may',
    'asked_lately',
  ],
  ['withdrawn, and they have texted since', { grant: afterWithdrawn(given, at(9), 'no') }, 'may', 'may'],
  [
    'withdrawn after their text',
    { grant: afterWithdrawn(given, new Date('2026-03-20T12:00:01Z'), 'no') },
    'may',
    'withdrawn_since',
  ],
  ['the campaign has ended', { more: { isArchived: true } }, 'campaign_ended', 'campaign_ended'],
  ['STOP', { panel: { door: stopped } }, 'opted_out', 'opted_out'],
  ['STOP after they agreed', { grant: given, panel: { door: stopped } }, 'opted_out', 'opted_out'],
  ['wrong number', { panel: { door: wrong } }, 'wrong_number', 'wrong_number'],
  [
    'STOP and START, which opened the conversation',
    { grant: given, panel: { door: afterStart(stopped, at(20), 'start') } },
    'may',
    'may',
  ],
  [
    'they may have meant STOP',
    { panel: { door: { ...OPEN_DOOR, doubtAt: at(19), doubtRecord: 'doubt' } } },
    'may',
    'in_doubt',
  ],
  [
    'double opt-in, asked in the night, and the request was withdrawn since',
    { more: { doubleOptIn: true }, asked: lastNight, grant: afterWithdrawn(NO_GRANT, lastNight, 'no') },
    'asked_today',
    'asked_lately',
  ],
  [
    'asked in the night about another level of the campaign',
    { more: { levels: [{ level: 'promotional', grant: NO_GRANT, act: null, lastAskedAt: lastNight }] } },
    'may',
    'asked_today',
  ],
  [
    'double opt-in, asked a day ago, and the request was withdrawn since',
    { more: { doubleOptIn: true }, asked: 19, grant: afterWithdrawn(NO_GRANT, at(19), 'no') },
    'may',
    'asked_lately',
  ],
  ['double opt-in', { more: { doubleOptIn: true } }, 'may', 'may'],
  [
    'double opt-in while another request waits',
    { more: { doubleOptIn: true }, other: asking },
    'asked_otherwise',
    'asked_otherwise',
  ],
  [
    'double opt-in that waits for its answer',
    { more: { doubleOptIn: true }, grant: asking },
    'asked_already',
    'asked_already',
  ],
]

describe('what staff may do', () => {
  test.each(table)('%s', (_situation, wanted, give, ask) => {
    const { panel, ...of } = situation(wanted)
    expect(whyNotGive(panel, of)?.reason ?? 'may').toBe(give)
    expect(whyNotAsk(panel, of)?.reason ?? 'may').toBe(ask)
  })

  test.each(table)(
    '%s: a refusal names the person or the campaign, and the way out',
    (_situation, wanted) => {
      const { panel, ...of } = situation(wanted)
      for (const refusal of [whyNotGive(panel, of), whyNotAsk(panel, of)].filter((each) => each !== null)) {
        expect(refusal.sentence).toMatch(/Dana|Repairs/)
        expect(refusal.wayOut).toMatch(/\.$/)
        expect(`${refusal.sentence} ${refusal.wayOut}`).not.toMatch(/undefined|null|an earlier day/)
      }
    },
  )
})

test('a request rests on the opt-in before the conversation, and goes out in the one that was named', () => {
  const { panel, level } = situation({ act: 19, panel: { threads: [over, openNow] } })
  expect(baseOf(panel, level)).toEqual({ recordId: 'act', thread: null })
  expect(threadFor(panel, undefined)?.id).toBe('open')
  expect(threadFor(panel, 'over')?.id).toBe('over')
  const asked = situation({ panel: { threads: [over, openNow] } })
  expect(baseOf(asked.panel, asked.level, 'over')).toMatchObject({
    recordId: 'said on 20',
    thread: { id: 'open' },
  })
})
