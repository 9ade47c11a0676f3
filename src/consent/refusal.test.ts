// Every reason in people's words: who, why and the way out, with no code, number or clock of ours showing.
import { describe, expect, test } from 'vitest'
import { optOutWays } from './contract.ts'
import { type About, refusalReasons, settledSentences, type ToldBy, tell } from './refusal.ts'

const about: About = {
  ...{ who: 'Ana', ourPhone: '+15550100142', timeZone: 'America/New_York', hours: 24 },
  ...{ level: 'promotional', campaign: 'Spring sale', until: new Date('2026-12-02T13:00Z') },
  local: 'Tue 2026-12-01 21:40',
}
const at = new Date('2026-11-10T17:05Z')

describe.each(refusalReasons)('%s', (reason) => {
  const { sentence, wayOut } = tell(reason, at, about)

  test('is told in one sentence that names the person', () => {
    expect(sentence).toMatch(/^[A-Z].*\.( Only Ana can undo that, by texting START\.)?$/)
    expect(sentence).toContain('Ana')
  })
  test('has a way out', () => expect(wayOut).toMatch(/^[A-Z].{15,}[.?]$/))
  test('shows nothing of how it is stored', () => {
    expect(`${sentence} ${wayOut}`).not.toMatch(
      /_|undefined|null|NaN|Invalid|\d{4}-\d{2}|T\d\d:|\b(1[3-9]|2\d):\d\d/,
    )
    expect(`${sentence} ${wayOut}`).not.toContain('+15550100142')
  })
  test('has a sentence for the text that did not go', () => {
    expect(settledSentences[reason]).toMatch(/^(Not sent|Held): .+\.$/)
  })
  test('can be told of a number without a name, on an unknown day, for a campaign that is gone', () => {
    const { sentence: bare, wayOut: way } = tell(reason, null, { ...BARE, who: '+15550100199' })
    expect(bare).toContain('+1 555 010 0199')
    expect(`${bare} ${way}`).not.toMatch(/_|undefined|null|NaN|Invalid/)
  })
})
const BARE = { ourPhone: '+15550100142', timeZone: 'America/New_York', hours: 1 } as const

test('no two reasons are told alike', () => {
  const told = refusalReasons.map((reason) => tell(reason, at, about).sentence)
  expect(new Set(told).size).toBe(refusalReasons.length)
})

test.each([
  [
    'opted_out',
    'Ana texted STOP on November 10, 2026 at 12:05 PM. Only Ana can undo that, by texting START.',
  ],
  [
    'withdrawn',
    'Ana withdrew consent to promotional texts for Spring sale on November 10, 2026 at 12:05 PM.',
  ],
  ['not_given', 'Ana hasn\u2019t agreed to promotional texts for Spring sale.'],
  ['quiet_hours', 'It\u2019s 9:40 pm where Ana is, which is a quiet hour.'],
  ['no_campaign', 'A promotional text to Ana is sent for a campaign, and none was chosen.'],
] as const)('%s reads: %s', (reason, sentence) => {
  expect(tell(reason, at, about).sentence.replaceAll('\u202f', ' ')).toBe(sentence)
})

test.each([
  ['Sun 2026-03-08 21:40', '9:40 pm'],
  ['Sun 2026-03-08 07:05', '7:05 am'],
  ['Sun 2026-03-08 12:00', '12:00 pm'],
  ['Sun 2026-03-08 00:30', '12:30 am'],
])('the quiet hour of %s is told as %s', (local, hour) => {
  expect(tell('quiet_hours', null, { ...about, local }).sentence).toContain(`It\u2019s ${hour} where Ana is`)
})

test('in a quiet hour the way out is the hour at which it may go, by the department’s clock', () => {
  const { wayOut } = tell('quiet_hours', null, about)
  expect(wayOut.replaceAll('\u202f', ' ')).toBe('This can go from December 2, 2026 at 8:00 AM. Schedule it?')
})

test('where no hour suits every place they may be, the way out is to look at those', () => {
  const { wayOut } = tell('quiet_hours', null, { ...about, until: null })
  expect(wayOut).toBe(
    'No hour of the day suits every place where Ana may be. Check their time zone and address.',
  )
})

test('what ended a text by itself has a sentence too', () => {
  for (const words of Object.values(settledSentences)) expect(words).toMatch(/^[A-Z].+[.?]$/)
})

const ON = 'on November 10, 2026 at 12:05 PM'
test.each<[ToldBy | null, string]>([
  [null, `Ana texted STOP ${ON}`],
  [{ medium: 'inbound_text', rule: 'keyword' }, `Ana texted STOP ${ON}`],
  [{ medium: 'staff', rule: 'told to staff: phone' }, `Ana opted out by telephone ${ON}`],
  [{ medium: 'staff', rule: 'told to staff: email' }, `Ana opted out by e-mail ${ON}`],
  [{ medium: 'staff', rule: 'told to staff: counter' }, `Ana opted out in person ${ON}`],
  [{ medium: 'staff', rule: 'told to staff: letter' }, `Ana opted out by letter ${ON}`],
  [{ medium: 'staff', rule: 'opt-out desk' }, `Ana opted out ${ON}, as your staff decided`],
  [
    { medium: 'imported', rule: 'imported list' },
    'Ana stands since November 10, 2026 at 12:05 PM on a list of opt-outs that was imported',
  ],
  [{ medium: 'carrier_report', rule: '' }, `Ana opted out ${ON}, as the carrier reported`],
])('an opt-out told by %j is told as such', (told, words) => {
  expect(tell('opted_out', at, { ...about, told }).sentence).toBe(
    `${words}. Only Ana can undo that, by texting START.`,
  )
})

test('every way by which staff enter an opt-out has its words', () => {
  for (const way of optOutWays)
    expect(
      tell('opted_out', at, { ...about, told: { medium: 'staff', rule: `told to staff: ${way}` } }).sentence,
    ).toMatch(/^Ana opted out (by|in) /)
})
