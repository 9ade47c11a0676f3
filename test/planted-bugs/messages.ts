// Mistakes on the way of a text, from what was heard to the carrier's bytes: locks, transactions, the gate's second and third look.
import type { PlantedBug } from './planted-bug.ts'

const dispatch = 'src/messages/dispatch/actions.ts'
const receive = 'src/messages/receive/actions.ts'
const known = 'src/messages/known/actions.ts'
const heard = 'src/consent/heard.ts'
const meets = 'src/messages/stop-meets-text.slice.test.ts'
const flow = 'src/messages/consent-flow.slice.test.ts'
const campaigns = 'src/messages/campaign-texts.slice.test.ts'
const question = 'src/messages/question.test.ts'
const requests = 'test/slices/request-attack.slice.test.ts'
const consentAttack = 'test/slices/consent-attack.slice.test.ts'
const whereabouts = 'src/consent/hours/whereabouts.slice.test.ts'
const handOff = 'src/messages/dispatch/hand-off.slice.test.ts'

const unit = (...of: Parameters<typeof slices>): PlantedBug => ({ ...slices(...of), project: 'unit' })
const slices = (name: string, harm: string, tests: string[], changes: PlantedBug['changes']): PlantedBug => ({
  ...{ name, harm, project: 'slices', tests, changes },
})

export const messageBugs: readonly PlantedBug[] = [
  slices('blocked-is-calm', 'texts of somebody who was blocked come up as unread', ['src/consent/block/block.slice.test.ts'], [
    { file: 'src/messages/calm/store.ts', find: 'AND d.blocked_at IS NULL AND', replace: 'AND' },
  ]),
  slices('card-not-counted', 'a text goes by the hours of the number alone, whatever zone is known', [whereabouts], [
    { file: 'src/messages/question.ts', find: 'known.whereabouts.get(phone) ?? []', replace: '[]' },
  ]),
  slices('gate-skipped-at-hand-off', 'a text leaves after the STOP that came since it was claimed', [meets], [
    { file: dispatch, find: 'if (!verdict.ok) dropped.push({ head, verdict }) return verdict.ok', replace: 'return verdict !== null' },
  ]),
  slices('gate-skipped-at-claim', 'a text that may no longer go takes its place in the queue', [campaigns], [
    { file: dispatch, find: 'if (verdict.ok) verdicts.cleared.push({ head, basis, verdict })', replace: 'if (verdict !== null) verdicts.cleared.push({ head, basis, verdict: { rule: "", by: head.cleared_by, ...verdict } as never })' },
  ]),
  slices('gate-skipped-between-parts', 'the second part of a long text follows the STOP', [handOff], [
    { file: dispatch, find: 'mayGo = judge({ head, basis, standings }).ok && performance.now() < lastMoment', replace: 'mayGo = performance.now() < lastMoment' },
  ]),
  slices('confirmation-blocked', 'nobody is told that their STOP was heard: the closed door holds its confirmation back', [meets], [
    { file: dispatch, find: "if (!basis) return { ok: false, reason: 'no_consent', at: null }", replace: "if (!basis || door.stopAt !== null) return { ok: false, reason: 'opted_out', at: null }" },
  ]),
  slices('help-blocked', 'HELP is not answered after a STOP', [flow], [
    { file: heard, find: "records: [written(heard, 'help')], answer: 'help_answer'", replace: "records: [written(heard, 'help')], answer: isClosed(before.door) ? null : 'help_answer'" },
  ]),
  slices('check-before-lock', 'a STOP slips between the look at the door and the bytes', [meets], [
    { file: known, find: 'const locking = lockDoors(tx, orgId, phones, promotional.length > 0 ? \'change\' : \'share\')', replace: 'const locking = readDoors(tx, orgId, phones).then((doors) => ({ doors, now: new Date() as Date | null, whereabouts: new Map() }))' },
    { file: known, find: "import { lockDoors, readGrants }", replace: 'import { readDoors, readGrants }' },
  ]),
  slices('two-count-two', 'ten promotional texts at once are all the third', [campaigns], [
    { file: known, find: "promotional.length > 0 ? 'change' : 'share'", replace: "'share'" },
  ]),
  slices('committed-before-cancel', 'the transaction ends before what a STOP ends is cancelled, and so nothing is', [flow, meets], [
    { file: receive, find: "cancelFor(tx, orgId, closedBy(taken, 'opt_out')),", replace: 'Promise.resolve([] as { conversation_id: string }[]),' },
    { file: receive, find: 'await openCases(tx, orgId, cases)', replace: "await openCases(tx, orgId, cases)\n  await cancelFor(tx, orgId, closedBy(taken, 'opt_out')).catch(() => [])" },
  ]),
  slices('stop-in-two-transactions', 'after a crash between them the door is closed and the texts still wait', [meets], [
    { file: receive, find: "cancelFor(tx, orgId, closedBy(taken, 'opt_out')),", replace: 'Promise.resolve([] as { conversation_id: string }[]),' },
    { file: receive, find: 'for (const label of readings) metrics.received.inc({ label })', replace: `const stopping = items.flatMap(({ event }) => (event.kind === 'text' && /stop/i.test(event.body) ? [event.from] : []))
  await app.db.inOrganization(orgId, (tx) => cancelFor(tx, orgId, stopping))
  for (const label of readings) metrics.received.inc({ label })` },
  ]),
  slices('stop-cancels-nothing', 'texts that wait for their hour still wait after a STOP', [flow, campaigns], [
    { file: receive, find: "cancelFor(tx, orgId, closedBy(taken, 'opt_out')),", replace: 'cancelFor(tx, orgId, []),' },
  ]),
  slices('confirmed-twice', 'every repeated STOP is answered with another text', [flow], [
    { file: heard, find: "answer: closes ? 'opt_out_confirmation' : null", replace: "answer: 'opt_out_confirmation'" },
  ]),
  unit('grant-of-another-campaign', 'consent to codes carries offers', [question], [
    { file: 'src/messages/question.ts', find: 'each.campaignId === campaignId && each.level === level', replace: 'each.level === level' },
  ]),
  unit('grant-of-another-level', 'informational consent carries offers', [question], [
    { file: 'src/messages/question.ts', find: 'each.campaignId === campaignId && each.level === level', replace: 'each.campaignId === campaignId' },
  ]),
  slices('integration-overrules', 'a program says of its own offers that they are none', [campaigns], [
    { file: 'src/messages/send/actions.ts', find: 'text.overrule && text.authorId ? newId() : null', replace: 'text.overrule ? newId() : null' },
  ]),
  slices('doubt-opens-no-case', 'nobody reads what may have meant STOP', [campaigns], [
    { file: receive, find: "if (record?.kind !== 'doubt') return []", replace: "if (record?.kind !== 'opt_out') return []" },
  ]),
  slices('yes-to-something-else', 'a Yes to another question counts as the answer to a request that has not left', [requests], [
    { file: heard, find: 'requestLeftAt !== null && requestLeftAt <= heard.at &&', replace: 'requestLeftAt !== undefined &&' },
  ]),
  slices('request-after-request', 'giving, withdrawing and giving again sends request after request', [requests], [
    { file: 'src/consent/panel/rules.ts', find: 'if (asked.length === 0 || panel.now >= until) return null', replace: 'if (asked.length >= 0) return null' },
  ]),
  slices('start-leaves-doubt', 'who asked for texts again still gets none', [consentAttack], [
    { file: 'src/consent/standing.ts', find: 'doubtAt !== null && doubtAt < start ? doubtRecord : null', replace: 'doubtAt !== null && doubtAt > start ? doubtRecord : null' },
  ]),
  slices('start-brings-campaigns-back', 'START gives more than a conversation', [campaigns], [
    { file: 'src/consent/standing.ts', find: '[withdrawnAt, door.stopAt].filter(', replace: '[withdrawnAt].filter(' },
  ]),
] // biome-ignore format: a change a line
