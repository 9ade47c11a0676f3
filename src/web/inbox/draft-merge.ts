// What stands in the composer once the server has told of its draft: what another device typed is taken over, and nothing that was
// typed here and never saved is lost.
import type { StoredDraft } from '../../drafts/contract.ts'
import type { Draft } from './draft.ts'

/** A draft, the version of the server's that it was made from, and whether the server still has to hear of it. */
export type Kept = { readonly draft: Draft; readonly version: number; readonly isUnsaved: boolean }

export const NOTHING: Draft = { body: '' }

export const isEmpty = ({ body, attachments = [] }: Draft): boolean => body === '' && attachments.length === 0

/** The server's draft in this browser's shape; null is a draft that is not there. */
export function asDraft(stored: StoredDraft | null): Draft {
  if (stored === null) return NOTHING
  const { body, sendAs, templateId, requestKey, attachments } = stored
  return {
    body,
    ...(sendAs && { sendAs }),
    ...(templateId && { templateId }),
    ...(requestKey && { requestKey }),
    ...(attachments.length > 0 && { attachments }),
  }
}

/** Do they say the same, for the same? A key alone makes no other draft. */
export const isSame = (one: Draft, other: Draft): boolean =>
  one.body === other.body &&
  one.templateId === other.templateId &&
  one.sendAs?.campaignId === other.sendAs?.campaignId &&
  one.sendAs?.level === other.sendAs?.level &&
  idsOf(one).join() === idsOf(other).join()

const idsOf = ({ attachments = [] }: Draft): string[] => attachments.map(({ id }) => id)

/**
 * `mine` is what stands here, `theirs` what the server told (null: nothing), `tried` what this page tried to save last: its own save may
 * have arrived although no answer came back.
 */
export function afterTold(mine: Kept, theirs: StoredDraft | null, tried: Draft | null = null): Kept {
  const version = theirs?.version ?? 0
  const told = asDraft(theirs)
  if (theirs !== null && version <= mine.version) return mine
  // What the next text is to be sent as is this page's own.
  const isStillEmpty = isEmpty(told) && isEmpty(mine.draft)
  if (!mine.isUnsaved) return { draft: isStillEmpty ? mine.draft : told, version, isUnsaved: false }
  if (isSame(mine.draft, told)) return { draft: { ...told, ...mine.draft }, version, isUnsaved: false }
  if (isEmpty(told) || (tried !== null && isSame(tried, told))) return { ...mine, version }
  return { draft: bothOf(mine.draft, told), version, isUnsaved: true }
}

/** Typed on two devices at once, or on one that was offline: both are kept, the one that the server had first. */
function bothOf(mine: Draft, told: Draft): Draft {
  const attachments = [...(told.attachments ?? [])]
  for (const file of mine.attachments ?? []) if (!idsOf(told).includes(file.id)) attachments.push(file)
  const sendAs = mine.sendAs ?? told.sendAs
  const templateId = mine.templateId ?? told.templateId
  return {
    body: joined(mine.body, told.body),
    ...(sendAs && { sendAs }),
    ...(templateId && { templateId }),
    ...(attachments.length > 0 && { attachments }),
  }
}

function joined(mine: string, told: string): string {
  if (told.startsWith(mine)) return told
  if (mine.startsWith(told)) return mine
  return `${told}\n${mine}`
}
