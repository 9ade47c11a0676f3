// Mistakes in the pure rules: what holds after what was said, and what the gate makes of it.
import type { PlantedBug } from './planted-bug.ts'

const gate = 'src/consent/gate.ts'
const standing = 'src/consent/standing.ts'
const always = 'src/consent/gate-always.test.ts'
const table = 'src/consent/gate.test.ts'
const folds = 'src/consent/standing.test.ts'

const inGate = (name: string, harm: string, find: string, replace: string, tests = [table]): PlantedBug => ({
  ...{ name, harm, project: 'unit', tests },
  changes: [{ file: gate, find, replace }],
})
const inStanding = (name: string, harm: string, find: string, replace: string, tests = [folds]): PlantedBug => ({
  ...{ name, harm, project: 'unit', tests },
  changes: [{ file: standing, find, replace }],
}) // biome-ignore format: as the one above

export const gateBugs: readonly PlantedBug[] = [
  inStanding(
    'standing-inverted',
    'consent stands where it was withdrawn, and nowhere else',
    'ends.every((end) => at > end)',
    'ends.every((end) => at < end)',
    [folds, table, always],
  ),
  inStanding(
    'stop-ends-no-campaign',
    'a START brings all campaigns back',
    '[withdrawnAt, door.stopAt].filter(',
    '[withdrawnAt].filter(',
    [always],
  ),
  inStanding('start-wins-a-tie', 'a STOP at the instant of a START is lost', 'startAt <= stopAt', 'startAt < stopAt'),
  inStanding(
    'giving-wins-a-tie',
    'a withdrawal at the instant of a giving is lost',
    'every((end) => at > end)',
    'every((end) => at >= end)',
  ),
  inStanding(
    'arrival-decides',
    'a STOP that arrives late undoes a newer START, or is undone by an older one',
    'return clear.startAt !== null && clear.startAt >= at ? clear :',
    'return false ? clear :',
  ),
  inStanding(
    'pending-for-ever',
    'a request may be answered after a year',
    'askedUntil !== null && now < askedUntil',
    'askedUntil !== null',
  ),
  inStanding(
    'late-words-end-a-request',
    'a withdrawal that arrives late ends a newer request',
    'askedAt !== null && askedAt > at ? {} :',
    'askedAt === null ? {} :',
  ),
  inStanding(
    'conversation-outlives-stop',
    'what was said before a STOP may be answered after a START',
    'if (door.stopAt !== null && window.at <= door.stopAt) return null',
    '',
    [folds, always],
  ),
  inGate('door-not-asked', 'people get texts after STOP', 'const { door, restsAt } = question if (isClosed(door)) return stopped(door)', 'const { door, restsAt } = question', [table, always]),
  inGate('blocked-not-asked', 'people whom the business has blocked get its texts', "if (door.blockedAt !== null) return refused('blocked', door.blockedAt) return question.level", 'return question.level', [table]),
  inGate(
    'waiting-text-survives-stop',
    'a text that waited at the STOP leaves after a START',
    'if (restsAt && door.stopAt && restsAt <= door.stopAt) return stopped(door)',
    '',
    [table, always],
  ),
  inGate(
    'waiting-text-survives-withdrawal',
    'a text that waited at the withdrawal leaves once consent is given anew',
    'if (restsAt && grant.withdrawnAt && restsAt <= grant.withdrawnAt) return',
    'if (false) return',
    [table, always],
  ),
  inGate(
    'double-dipping',
    'a campaign for one-time passwords carries marketing',
    "if (!campaign.levels.includes(level)) return refused('not_of_this_campaign')",
    '',
  ),
  inGate(
    'silence-is-consent',
    'who was asked and has not answered gets texts',
    "if (standing === 'pending') return refused('not_confirmed_yet', grant.askedAt)",
    '',
  ),
  inGate(
    'doubt-ignored',
    'campaigns go on while nobody has read "make it end"',
    "if (door.doubtRecord !== null) return refused('in_doubt', door.doubtAt) if (level",
    'if (level',
  ),
  inGate(
    'offers-as-information',
    'an offer goes on informational consent',
    "if (level === 'informational' && isOffer(question)) return refused('offer_needs_promotional')",
    '',
    [table, always],
  ),
  inGate('template-is-an-answer', 'a template for offers goes to all who ever texted', "if (madeFor) return refused('not_an_answer')", ''),
  inGate('template-for-anything', 'a template that is fixed to one campaign goes for another', "if (isMadeForElse(question)) return refused('of_another_campaign')", ''),
  inGate('anything-is-an-answer', 'a broadcast goes to all who ever texted', "if (!isAnswer) return refused('not_an_answer')", ''),
  inGate('conversation-too-long', 'consent lasts an instant too long', 'if (now >= until) return', 'if (now > until) return'),
  inGate(
    'no-quiet-hours',
    'offers arrive at night',
    "if (!hours.open) return { ...refused('quiet_hours')",
    "if (false) return { ...refused('quiet_hours')",
  ),
  inGate('no-cap', 'a fourth offer in a day', 'return cap.ok ? null :', 'return cap ? null :'),
  inGate(
    'confirmation-after-an-hour',
    'an opt-out is confirmed when it may no longer be',
    'const CONFIRMATION_MS = 5 * 60_000',
    'const CONFIRMATION_MS = 60 * 60_000',
  ),
  inGate(
    'stranger-gets-a-confirmation',
    'who said "wrong number" is texted again',
    "if (record.kind !== 'opt_out') return refused('no_consent')",
    '',
  ),
  inGate(
    'confirmed-after-start',
    'who asked for texts again is told that they get none',
    "door.startAt > restsAt) return refused('lifted', door.startAt)",
    "door.startAt < restsAt) return refused('lifted', door.startAt)",
  ),
  inGate(
    'request-at-night',
    'a request to confirm wakes people up',
    'if (!places || isAnswer) return null',
    'if (places !== null) return null',
  ),
  {
    ...{ name: 'spoken-is-written', harm: 'offers go on a nod at the counter' },
    ...{ project: 'unit', tests: ['src/consent/methods.test.ts', table] },
    changes: [{ file: 'src/consent/methods.ts', find: "promotional: 'confirmed'", replace: "promotional: 'yes'" }],
  },
  {
    ...{ name: 'offers-read-in-the-first-sentence', harm: 'a coupon behind a reminder is not seen' },
    ...{ project: 'unit', tests: ['src/consent/promotion.test.ts'] },
    changes: [{ file: 'src/consent/promotion.ts', find: 'for (const sentence of sentences)', replace: 'for (const sentence of sentences.slice(0, 1))' }],
  },
  {
    ...{ name: 'bills-are-offers', harm: '"Your repair costs $45, pay at pickup" is refused' },
    ...{ project: 'unit', tests: ['src/consent/promotion.test.ts'] },
    changes: [{ file: 'src/consent/promotion.ts', find: 'PRICE.test(sentence) && !OWED.test(sentence)', replace: 'PRICE.test(sentence)' }],
  },
] // biome-ignore format: a change a line where it fits
