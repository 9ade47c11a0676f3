// What two devices make of one draft: the newer version stands, and what was never saved is not lost.
import { expect, test } from 'vitest'
import type { StoredDraft } from '../../drafts/contract.ts'
import { afterTold, type Kept } from './draft-merge.ts'

const kept = (body: string, version: number, isUnsaved: boolean): Kept => ({
  draft: { body },
  version,
  isUnsaved,
})
const told = (body: string, version: number, more: Partial<StoredDraft> = {}): StoredDraft => ({
  ...{ about: 'compose', version, body, sendAs: null, templateId: null, requestKey: null, attachments: [] },
  ...{ savedAt: '2026-03-01T09:30:00.000Z', ...more },
})

test.each<[what: string, mine: Kept, theirs: StoredDraft | null, after: Kept]>([
  ['another device typed on', kept('Hel', 1, false), told('Hello', 2), kept('Hello', 2, false)],
  ['another device sent it', kept('Hello', 2, false), told('', 3), kept('', 3, false)],
  ['it is long gone', kept('Hello', 2, false), null, kept('', 0, false)],
  ['an answer that was slow', kept('Hello', 3, false), told('Hel', 2), kept('Hello', 3, false)],
  ['nothing new, and typed on here', kept('Hello', 2, true), told('Hel', 2), kept('Hello', 2, true)],
  ['typed here offline, nothing there', kept('Hello', 0, true), null, kept('Hello', 0, true)],
  ['typed here offline, sent there', kept('Hello', 1, true), told('', 3), kept('Hello', 3, true)],
  ['typed the same on both', kept('Hello', 1, true), told('Hello', 2), kept('Hello', 2, false)],
  ['typed further here', kept('Hello', 0, true), told('Hel', 1), kept('Hello', 1, true)],
  ['typed further there', kept('Hel', 0, true), told('Hello', 1), kept('Hello', 1, true)],
  ['typed two things', kept('mine', 1, true), told('theirs', 2), kept('theirs\nmine', 2, true)],
  ['taken away here, typed on there', kept('', 1, true), told('Hello', 2), kept('Hello', 2, true)],
])('%s', (_what, mine, theirs, after) => expect(afterTold(mine, theirs)).toEqual(after))

test('its own save, whose answer was lost, is no other device: what was taken away since stays away', () => {
  expect(afterTold(kept('Hel', 0, true), told('Hello', 1), { body: 'Hello' })).toEqual(kept('Hel', 1, true))
})

test('what it is to be sent as, its template, its key and its files come along', () => {
  const sendAs = { campaignId: 'club', level: 'informational' as const }
  const more = { sendAs, templateId: 'ready', requestKey: 'tried-once' }
  expect(afterTold(kept('', 0, false), told('Hi', 1, more)).draft).toEqual({ body: 'Hi', ...more })
})

test('a text that was tried here keeps its key when the server has the same words', () => {
  const mine: Kept = { draft: { body: 'Hi', requestKey: 'tried-once' }, version: 1, isUnsaved: true }
  expect(afterTold(mine, told('Hi', 2)).draft.requestKey).toBe('tried-once')
})
