// The gate as a table: what is sent, at which level, for which campaign, on which consent, what they said since, where and when →
// cleared, or refused for which reason, and the rule that says so. Read a row as a sentence from left to right.
import { describe, expect, test } from 'vitest'
import { type AutomaticRow, automatic, question, type Row, rowsOf } from '../../test/gate-words.ts'
import { clear, type Question } from './gate.ts'
import { candidatePlaces } from './hours/places.ts'
import { refusalReasons } from './refusal.ts'
import { OPEN_DOOR } from './standing.ts'

const F9 = '47 CFR 64.1200(f)(9)'

// lately: how many promotional texts they had in the last 24 hours, the first three hours before 12:00.
const TEXTS: readonly Row[] = rowsOf(`
text          | level          | campaign  | agreed                            | since                        | where          | when      | lately | verdict                 | source
answer        | conversational | -         | -                                 | -                            | New York       | Tue 12:00 | 0 | no_consent              | CTIA 5.1: implied consent needs a text of theirs
answer        | conversational | -         | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: implied consent
answer        | conversational | -         | texted 1 h ago                    | -                            | New York       | Tue 23:30 | 0 | cleared                 | 47 CFR 64.1200(c)(1), (f)(15): quiet hours bind solicitations, not an answer that was asked for
answer        | conversational | -         | texted 1 h ago                    | -                            | unknown        | Tue 12:00 | 0 | cleared                 | the same: for an answer no place is asked
answer        | conversational | -         | texted 1 h ago                    | blocked                      | New York       | Tue 12:00 | 0 | blocked                 | house policy: who was blocked gets nothing
answer        | conversational | -         | texted 1 h ago                    | STOP, and blocked            | New York       | Tue 12:00 | 0 | opted_out               | their STOP is told first: only they can undo it
reminder      | informational  | reminders | web_form reminders informational  | blocked                      | New York       | Tue 12:00 | 0 | blocked                 | house policy: who was blocked gets nothing
offer         | promotional    | sales     | web_form sales promotional        | blocked                      | New York       | Tue 12:00 | 0 | blocked                 | house policy: who was blocked gets nothing
answer        | conversational | -         | texted 24 h ago                   | -                            | New York       | Tue 12:00 | 0 | conversation_over       | house policy, 24 hours: no rule names a number
answer        | conversational | -         | texted 23 h ago                   | -                            | New York       | Tue 12:00 | 0 | cleared                 | house policy, 24 hours
broadcast     | conversational | -         | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | not_an_answer           | CTIA 5.1: the reply to what they asked, nothing unrelated
offer         | conversational | -         | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | offer_needs_promotional | CTIA Exhibit II: a coupon or call to buy is promotional
no offer      | conversational | -         | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | cleared                 | a person read it and said on the record that it is no offer
answer        | conversational | -         | texted 1 h ago                    | STOP                         | New York       | Tue 12:00 | 0 | opted_out               | 47 CFR 64.1200(a)(10): nothing after a revocation
answer        | conversational | -         | texted 1 h ago                    | wrong number                 | New York       | Tue 12:00 | 0 | wrong_number            | 47 CFR 64.1200(a)(10); the consent was another person's
answer        | conversational | -         | texted 1 h ago                    | doubt                        | New York       | Tue 12:00 | 0 | cleared                 | a doubt pauses campaigns; asking what was meant is an answer
answer        | conversational | -         | texted before the STOP            | STOP, START                  | New York       | Tue 12:00 | 0 | no_consent              | what was given before a revocation stays revoked
answer        | conversational | -         | texted 1 h ago                    | STOP, START                  | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: their text after the START
answer        | conversational | -         | texted 1 h ago                    | STOP and START at once       | New York       | Tue 12:00 | 0 | opted_out               | at the same instant the revocation wins
answer        | conversational | -         | web_form reminders informational  | -                            | New York       | Tue 12:00 | 0 | no_consent              | levels are independent: no campaign gives a conversation
reminder      | informational  | reminders | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1: implied consent is for that conversation only
offer         | promotional    | sales     | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | not_given               | the same
reminder      | informational  | reminders | -                                 | -                            | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1: express consent
reminder      | informational  | reminders | texted_keyword reminders informational | -                       | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent, keyword
reminder      | informational  | reminders | web_form reminders informational  | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent, form
reminder      | informational  | reminders | web_form_without_box reminders informational | -                 | New York       | Tue 12:00 | 0 | cleared                 | AWS registration guidance: transactional texts only
reminder      | informational  | reminders | paper_form reminders informational | -                           | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent, paper
reminder      | informational  | reminders | spoken reminders informational    | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent may be oral
reminder      | informational  | reminders | voice_menu reminders informational | -                           | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent, a key pressed
reminder      | informational  | reminders | double_opt_in reminders informational | -                        | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: express consent, their Yes
reminder      | informational  | reminders | imported_list reminders informational | -                        | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1.4: lists may not be bought or shared
reminder      | informational  | reminders | inbound_text reminders informational | -                         | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1: implied consent reaches no campaign
offer         | promotional    | sales     | texted_keyword sales promotional  | -                            | New York       | Tue 12:00 | 0 | cleared                 | ${F9}: written, signed by their own text
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 12:00 | 0 | cleared                 | ${F9}: the tick is the signature (E-SIGN)
offer         | promotional    | sales     | web_form_without_box sales promotional | -                       | New York       | Tue 12:00 | 0 | not_given               | ${F9}: no box, no signature
offer         | promotional    | sales     | paper_form sales promotional      | -                            | New York       | Tue 12:00 | 0 | cleared                 | ${F9}: a signed paper
offer         | promotional    | sales     | spoken sales promotional          | -                            | New York       | Tue 12:00 | 0 | not_confirmed_yet       | ${F9}: spoken is not written; a confirming text is
offer         | promotional    | sales     | spoken sales promotional          | confirmed                    | New York       | Tue 12:00 | 0 | cleared                 | ${F9}: their Yes is written
offer         | promotional    | sales     | spoken sales promotional          | not confirmed in time        | New York       | Tue 12:00 | 0 | request_lapsed          | silence is never consent
offer         | promotional    | sales     | voice_menu sales promotional      | -                            | New York       | Tue 12:00 | 0 | not_given               | no rule found that lets a key press carry promotional consent
offer         | promotional    | sales     | imported_list sales promotional   | -                            | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1.4
offer         | promotional    | sales     | inbound_text sales promotional    | -                            | New York       | Tue 12:00 | 0 | not_given               | ${F9}
offer         | promotional    | sales     | double_opt_in sales promotional   | -                            | New York       | Tue 12:00 | 0 | cleared                 | ${F9}: their Yes is written
offer         | promotional    | sales     | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1.2.2: no double dipping; consent to one-time passwords is none to marketing
offer         | promotional    | passwords | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | not_of_this_campaign    | CTIA 5.1.2.2: the campaign was never for that
offer         | informational  | passwords | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | offer_needs_promotional | CTIA Exhibit II: an offer in an informational text makes it promotional
no offer      | informational  | passwords | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | cleared                 | a person read it and said on the record that it is no offer
password      | informational  | passwords | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: what they agreed to
reminder      | informational  | reminders | web_form passwords informational  | -                            | New York       | Tue 12:00 | 0 | not_given               | CTIA 5.1.2.2: one opt-in per campaign
reminder      | informational  | club      | web_form club promotional         | -                            | New York       | Tue 12:00 | 0 | not_given               | levels are independent, not ordered: promotional gives no informational
offer         | promotional    | club      | web_form club informational       | -                            | New York       | Tue 12:00 | 0 | not_given               | ${F9}: informational gives no promotional
offer         | promotional    | club      | web_form club promotional         | -                            | New York       | Tue 12:00 | 0 | cleared                 | ${F9}
reminder      | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 12:00 | 0 | cleared                 | a promotional campaign may say what is no offer
template for sales | conversational | -    | texted 1 h ago                    | -                            | New York       | Tue 12:00 | 0 | not_an_answer           | CTIA 5.1: what was written for a campaign answers nothing that they asked
template for sales | promotional | sales   | web_form sales promotional        | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: what they agreed to
template for sales | promotional | club    | web_form club promotional         | -                            | New York       | Tue 12:00 | 0 | of_another_campaign     | CTIA 5.1.2.2: no double dipping, also not with the words of another campaign
template for sales | informational | reminders | web_form reminders informational | -                         | New York       | Tue 12:00 | 0 | of_another_campaign     | the same
template for club news | informational | club | web_form club informational    | -                            | New York       | Tue 12:00 | 0 | cleared                 | CTIA 5.1: what they agreed to
template for club news | promotional | club | web_form club promotional        | -                            | New York       | Tue 12:00 | 0 | of_another_campaign     | levels are independent: what was written for one is not sent on another
reminder      | informational  | -         | web_form reminders informational  | -                            | New York       | Tue 12:00 | 0 | no_campaign             | CTIA 5.1.2.2: consent is for a campaign, never for texting at large
reminder      | informational  | ended     | web_form ended informational      | -                            | New York       | Tue 12:00 | 0 | campaign_ended          | the programme they agreed to is over
reminder      | informational  | reminders | web_form reminders informational  | STOP                         | New York       | Tue 12:00 | 0 | opted_out               | 47 CFR 64.1200(a)(10), (12): all that needs consent stops
offer         | promotional    | sales     | web_form sales promotional        | STOP                         | New York       | Tue 12:00 | 0 | opted_out               | the same
offer         | promotional    | sales     | web_form sales promotional        | wrong number                 | New York       | Tue 12:00 | 0 | wrong_number            | the consent was another person's
reminder      | informational  | reminders | web_form reminders informational  | STOP, START                  | New York       | Tue 12:00 | 0 | withdrawn               | START alone gives a conversation, not the campaigns of before
reminder      | informational  | reminders | web_form reminders informational  | STOP, START, agreed again    | New York       | Tue 12:00 | 0 | cleared                 | consent newer than the revocation
reminder      | informational  | reminders | web_form reminders informational  | STOP, agreed again           | New York       | Tue 12:00 | 0 | opted_out               | only their START opens the door; a form entered by staff does not
reminder      | informational  | reminders | web_form reminders informational  | STOP, START, but accepted before | New York   | Tue 12:00 | 0 | opted_out               | a text that was waiting at the STOP never goes
answer        | conversational | -         | texted 1 h ago                    | STOP, START, but accepted before | New York   | Tue 12:00 | 0 | opted_out               | a text that was waiting at the STOP never goes
reminder      | informational  | reminders | web_form reminders informational  | wrong number, START, but accepted before | New York | Tue 12:00 | 0 | wrong_number        | a text that was waiting when they said so never goes
reminder      | informational  | reminders | web_form reminders informational  | withdrawn                    | New York       | Tue 12:00 | 0 | withdrawn               | 47 CFR 64.1200(a)(10)
reminder      | informational  | reminders | web_form reminders informational  | withdrawn, then STOP, START  | New York       | Tue 12:00 | 0 | withdrawn               | 47 CFR 64.1200(a)(10)
reminder      | informational  | reminders | web_form reminders informational  | withdrawn, agreed again      | New York       | Tue 12:00 | 0 | cleared                 | consent newer than the withdrawal
reminder      | informational  | reminders | web_form reminders informational  | withdrawn, agreed again, but accepted before | New York | Tue 12:00 | 0 | withdrawn       | a text that was waiting at the withdrawal never goes
reminder      | informational  | reminders | web_form reminders informational  | agreed and withdrew at once  | New York       | Tue 12:00 | 0 | withdrawn               | at the same instant the withdrawal wins
reminder      | informational  | reminders | web_form reminders informational  | agreed before, heard later   | New York       | Tue 12:00 | 0 | withdrawn               | an older consent that arrives later undoes no withdrawal
answer        | conversational | -         | texted 1 h ago                    | withdrawn                    | New York       | Tue 12:00 | 0 | cleared                 | withdrawing a campaign leaves their own question to be answered
reminder      | informational  | reminders | web_form reminders informational  | doubt                        | New York       | Tue 12:00 | 0 | in_doubt                | 47 CFR 64.1200(a)(10): what a reasonable person would understand; nothing goes while that is read
offer         | promotional    | sales     | web_form sales promotional        | doubt                        | New York       | Tue 12:00 | 0 | in_doubt                | the same
reminder      | informational  | reminders | web_form reminders informational  | -                            | New York       | Tue 23:30 | 0 | cleared                 | 47 CFR 64.1200(c)(1), (f)(15): quiet hours bind solicitations
reminder      | informational  | reminders | web_form reminders informational  | -                            | New York, quiet for all | Tue 23:30 | 0 | quiet_hours     | the organization's own setting
reminder      | informational  | reminders | web_form reminders informational  | -                            | unknown        | Tue 12:00 | 0 | place_unknown           | no hour can be kept where no place is known
offer         | promotional    | sales     | web_form sales promotional        | -                            | unknown        | Tue 12:00 | 0 | place_unknown           | the same
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 07:59 | 0 | quiet_hours             | 47 CFR 64.1200(c)(1): not before 8 a.m. at their place
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 08:00 | 0 | cleared                 | 47 CFR 64.1200(c)(1)
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 20:59 | 0 | cleared                 | 47 CFR 64.1200(c)(1)
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 21:00 | 0 | quiet_hours             | 47 CFR 64.1200(c)(1): not after 9 p.m. at their place
offer         | promotional    | sales     | web_form sales promotional        | -                            | Miami          | Tue 19:59 | 0 | cleared                 | Fla. Stat. 501.616(6)
offer         | promotional    | sales     | web_form sales promotional        | -                            | Miami          | Tue 20:00 | 0 | quiet_hours             | Fla. Stat. 501.616(6): not after 8 p.m.
offer         | promotional    | sales     | web_form sales promotional        | -                            | Birmingham     | Sun 12:00 | 0 | quiet_hours             | Alabama: none on Sundays
offer         | promotional    | sales     | web_form sales promotional        | -                            | Dallas         | Sun 11:59 | 0 | quiet_hours             | Tex. Bus. & Com. Code ch. 301: Sundays from noon
offer         | promotional    | sales     | web_form sales promotional        | -                            | Dallas         | Sun 12:00 | 0 | cleared                 | Tex. Bus. & Com. Code ch. 301
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 12:00 | 2 | cleared                 | house policy: three in 24 hours
offer         | promotional    | sales     | web_form sales promotional        | -                            | New York       | Tue 12:00 | 3 | too_many_today          | house policy: three in 24 hours
offer         | promotional    | sales     | web_form sales promotional        | -                            | Miami          | Tue 12:00 | 3 | too_many_today          | Fla. Stat. 501.616(6): three in 24 hours
reminder      | informational  | reminders | web_form reminders informational  | -                            | Miami          | Tue 12:00 | 3 | cleared                 | the caps are for promotional texts
`) // biome-ignore format: a table

const AUTOMATIC: readonly AutomaticRow[] = rowsOf(`
kind                 | record       | ageMinutes | since        | verdict           | source
opt_out_confirmation | opt_out      | 0          | STOP         | cleared           | 47 CFR 64.1200(a)(12): one confirmation
opt_out_confirmation | opt_out      | 5          | STOP         | cleared           | 47 CFR 64.1200(a)(12): within five minutes
opt_out_confirmation | opt_out      | 5.01       | STOP         | confirmation_late | 47 CFR 64.1200(a)(12): later the sender must justify it, so nothing is sent
opt_out_confirmation | conversation | 0          | -            | no_consent        | 47 CFR 64.1200(a)(12): it confirms a revocation and nothing else
opt_out_confirmation | wrong_number | 0          | wrong number | no_consent        | it is nobody's revocation; no text goes to a stranger
opt_out_confirmation | opt_out      | 1          | STOP, START  | lifted            | they asked for texts again: that they get none would be wrong
help_answer          | help         | 1          | -            | cleared           | CTIA Short Code Handbook: HELP is answered
help_answer          | help         | 1          | STOP         | cleared           | CTIA Short Code Handbook: whatever the standing is
help_answer          | help         | 1440       | -            | cleared           | house policy: within a day
help_answer          | help         | 1441       | -            | answer_late       | house policy: within a day
help_answer          | help         | 1          | blocked      | cleared           | CTIA Short Code Handbook: whatever the standing is
opt_out_confirmation | opt_out      | 1          | STOP, and blocked | cleared      | 47 CFR 64.1200(a)(12): a revocation is confirmed, also to who was blocked
help_answer          | opt_out      | 1          | STOP         | no_consent        | it answers HELP and nothing else
opt_in_request       | asked        | 0          | -            | cleared           | product guide: double opt-ins are OK
opt_in_request       | asked        | 0          | STOP         | opted_out         | nothing after a revocation but the confirmation
opt_in_request       | asked        | 0          | wrong number | wrong_number      | the consent was another person's
opt_in_request       | asked        | 0          | doubt        | in_doubt          | nothing goes while their words are read
opt_in_request       | asked        | 0          | blocked      | blocked           | house policy: who was blocked gets nothing
opt_in_confirmation  | given        | 0          | blocked      | blocked           | house policy: who was blocked gets nothing
opt_in_request       | asked        | 60000      | STOP, START  | opted_out         | a request that was waiting at the STOP never goes
opt_in_request       | asked        | 4320       | -            | cleared           | house policy: within three days of what they did
opt_in_request       | asked        | 4321       | -            | answer_late       | house policy: within three days of what they did
opt_in_request       | conversation | 0          | -            | no_consent        | it confirms what they did, it reaches nobody who did nothing
opt_in_confirmation  | given        | 0          | -            | cleared           | CTIA 5.1.2.1: an opt-in is confirmed
opt_in_confirmation  | given        | 0          | STOP         | opted_out         | nothing after a revocation but its own confirmation
opt_in_confirmation  | given        | 0          | wrong number | wrong_number      | the consent was another person's
opt_in_confirmation  | given        | 0          | doubt        | in_doubt          | nothing goes while their words are read
opt_in_confirmation  | given        | 4321       | -            | answer_late       | house policy: within three days of what they did
opt_in_confirmation  | opt_in       | 0          | -            | no_consent        | START alone gives no campaign, so there is none to confirm
away_answer          | conversation | 0          | -            | cleared           | CTIA 5.1: implied consent, for an answer to their text
away_answer          | conversation | 120        | -            | cleared           | house policy: within two hours of the row that it rests on
away_answer          | conversation | 121        | -            | answer_late       | house policy: later it answers nothing
away_answer          | conversation | 1440       | -            | conversation_over | house policy, 24 hours: no rule names a number
away_answer          | -            | 0          | -            | no_consent        | CTIA 5.1: implied consent needs a text of theirs
away_answer          | conversation | 0          | STOP         | opted_out         | nothing after a revocation but its own confirmation
away_answer          | conversation | 60000      | STOP, START  | no_consent        | what was said before the STOP stays withdrawn
away_answer          | conversation | 0          | wrong number | wrong_number      | it is nobody whom the business knows
away_answer          | conversation | 0          | doubt        | in_doubt          | no machine answers what may have meant STOP
away_answer          | conversation | 0          | blocked      | blocked           | house policy: who was blocked gets nothing
away_answer          | an offer     | 0          | -            | offer_needs_promotional | CTIA 5.1: implied consent carries no offer
`) // biome-ignore format: a table

const verdictOf = (asked: Question): string => {
  const verdict = clear(asked)
  return verdict.ok ? 'cleared' : verdict.reason
}

describe('a text that people send', () => {
  test.each(TEXTS)('$n $text, $level for $campaign, agreed by $agreed, since: $since, $where $when: $verdict', (row) => {
    expect(verdictOf(question(row))).toBe(row.verdict)
  })
}) // biome-ignore format: the title is one line

describe('a text that we send by ourselves', () => {
  test.each(AUTOMATIC)('$n $kind on $record $ageMinutes minutes old, they said: $since: $verdict', (row) => {
    expect(verdictOf(automatic(row))).toBe(row.verdict)
  })
}) // biome-ignore format: the title is one line

const MIAMI = candidatePlaces({ phone: '+13055550142' })
const texted = (minutes: number, now: Date) => ({
  ...{ at: new Date(now.getTime() - minutes * 60_000), record: 'row', message: 'their-text' },
})
test.each<[when: string, textedMinutesAgo: number | null, verdict: string]>([
  ['2026-12-01T19:59-05:00', null, 'cleared'],
  ['2026-12-01T20:00-05:00', null, 'quiet_hours'],
  ['2026-12-01T20:00-05:00', 30, 'cleared'],
  ['2026-12-01T20:00-05:00', 31, 'quiet_hours'],
  ['2026-12-02T07:59-05:00', null, 'quiet_hours'],
  ['2026-12-02T08:00-05:00', null, 'cleared'],
])('a request to confirm at %s, when they texted %s minutes ago: %s', (when, minutes, verdict) => {
  const now = new Date(when)
  const record = { id: 'row', kind: 'asked', at: now, message: null }
  const window = minutes === null ? null : texted(minutes, now)
  expect(verdictOf({ kind: 'opt_in_request', record, door: OPEN_DOOR, places: MIAMI, window, now })).toBe(
    verdict,
  )
})

test('a request for a campaign that has ended is refused, and one in a quiet hour tells from when it may go', () => {
  const now = new Date('2026-12-01T21:00-05:00')
  const record = { id: 'row', kind: 'asked', at: now, message: null }
  const asked = { kind: 'opt_in_request', record, door: OPEN_DOOR, now } as const
  expect(verdictOf({ ...asked, campaign: { isArchived: true } })).toBe('campaign_ended')
  expect(verdictOf({ ...asked, campaign: { isArchived: false } })).toBe('cleared')
  expect(clear({ ...asked, places: MIAMI, window: null })).toMatchObject({
    until: new Date('2026-12-02T08:00-05:00'),
  })
})

test('every reason is reached by a row, and every row expects a reason of the list or a clearance', () => {
  const expected = new Set([...TEXTS, ...AUTOMATIC].map(({ verdict }) => verdict))
  expect([...expected].toSorted()).toEqual(['cleared', ...refusalReasons].toSorted())
})

test('every row names the rule that it rests on', () => {
  for (const { n, source } of [...TEXTS, ...AUTOMATIC]) expect(source.length, n).toBeGreaterThan(5)
})

test('consent to one-time passwords refuses marketing, in every way that it may be tried', () => {
  const agreed = { agreed: 'web_form passwords informational' }
  const reasons = [
    { text: 'offer', level: 'promotional', campaign: 'sales' },
    { text: 'offer', level: 'promotional', campaign: 'passwords' },
    { text: 'offer', level: 'promotional', campaign: 'club' },
    { text: 'offer', level: 'informational', campaign: 'passwords' },
    { text: 'offer', level: 'informational', campaign: 'club' },
    { text: 'offer', level: 'conversational', campaign: '-' },
  ].map((tried) => verdictOf(question({ ...PLAIN, ...agreed, ...tried })))
  expect(reasons).toEqual(['not_given', 'not_of_this_campaign', 'not_given', 'offer_needs_promotional', 'not_given', 'no_consent'])
  expect(verdictOf(question({ ...PLAIN, ...agreed, text: 'password', level: 'informational', campaign: 'passwords' }))).toBe('cleared')
}) // biome-ignore format: a reason for each

const PLAIN = {
  n: '',
  since: '-',
  where: 'New York',
  when: 'Tue 12:00',
  lately: '0',
  verdict: '',
  source: '',
}

test('a cleared text names the record it rests on, the text it answers, and the rule with its version', () => {
  const asked = question({ ...PLAIN, text: 'answer', level: 'conversational', campaign: '-', agreed: 'texted 1 h ago' })
  expect(clear(asked)).toMatchObject({
    ...{ by: 'conversation', answers: 'their-text' },
    rule: expect.stringMatching(/^conversational consent \(\d{4}-\d{2}\)$/),
  })
  const sent = question({ ...PLAIN, text: 'offer', level: 'promotional', campaign: 'sales', agreed: 'paper_form sales promotional' })
  expect(clear(sent)).toMatchObject({
    ...{ by: 'given', answers: null },
    rule: expect.stringMatching(/^promotional consent of the campaign \(\d{4}-\d{2}\)$/),
  })
}) // biome-ignore format: a question a line

test('a refusal for the hour tells the hour there and from when it may go', () => {
  const asked = { ...PLAIN, text: 'offer', level: 'promotional', campaign: 'sales', agreed: 'web_form sales promotional' }
  expect(clear(question({ ...asked, when: 'Tue 21:40' }))).toMatchObject({
    ...{ reason: 'quiet_hours', local: 'Tue 2026-12-01 21:40' },
    until: new Date('2026-12-02T08:00-05:00'),
  })
  expect(clear(question({ ...asked, lately: '3' }))).toMatchObject({
    ...{ reason: 'too_many_today' },
    until: new Date('2026-12-02T09:00-05:00'),
  })
}) // biome-ignore format: a question a line

test('a refusal tells since when', () => {
  const asked = { ...PLAIN, text: 'reminder', level: 'informational', campaign: 'reminders', agreed: 'web_form reminders informational' }
  expect(clear(question({ ...asked, since: 'STOP' }))).toMatchObject({ at: new Date('2026-11-10T12:00Z') })
  expect(clear(question({ ...asked, since: 'STOP, START' }))).toMatchObject({ reason: 'withdrawn', at: new Date('2026-11-10T12:00Z') })
  expect(clear(question({ ...asked, since: 'withdrawn, then STOP, START' }))).toMatchObject({ reason: 'withdrawn', at: new Date('2026-11-10T12:00Z') })
}) // biome-ignore format: a question a line
