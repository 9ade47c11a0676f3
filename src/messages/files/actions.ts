// Texts with files: checked before the gate is asked, given to the text with it, and named to the carrier by links of their own.
import { carriers } from '../../carriers/all.ts'
import type { HandedFile } from '../../carriers/carrier.ts'
import { addLinks, type Bringer, claimMedia, filesOfTexts, readUsable } from '../../media/actions.ts'
import { linkTo } from '../../media/links/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { countFiles, readCarriers } from './store.ts'
import type { FilesProblem } from './words.ts'

type Asked = {
  readonly mediaIds?: readonly string[]
  readonly authorId: string | null
  readonly keyId: string | null
}
type Found = { readonly number_id: string | null; readonly conversation_id: string | null }

export const bringerOf = ({ authorId, keyId }: Asked): Bringer => ({ memberId: authorId, keyId })

/** What is wrong with the files of these texts, by their place. Nothing is asked for texts without any. */
export async function checkFiles(
  tx: Tx,
  orgId: OrgId,
  wanted: readonly Asked[],
  found: readonly Found[],
): Promise<ReadonlyMap<number, FilesProblem>> {
  const problems = new Map<number, FilesProblem>()
  const places = [...wanted.keys()].filter((place) => (wanted[place]?.mediaIds?.length ?? 0) > 0)
  if (places.length === 0) return problems
  const numberOf = (place: number): string => found[place]?.number_id ?? ''
  const usable = await readUsable(
    tx,
    orgId,
    places.flatMap((place) => wanted[place]?.mediaIds ?? []),
  )
  const known = await readCarriers(tx, orgId, places.map(numberOf).filter(Boolean))
  for (const place of places) {
    const text = wanted[place]
    if (!text) continue
    const conversationId = found[place]?.conversation_id ?? null
    const isTheirs = (id: string): boolean => usable(id, { conversationId, by: bringerOf(text) })
    if (!carriers.get(known.get(numberOf(place)) ?? '')?.carriesFiles) problems.set(place, 'words_only')
    else if (!text.mediaIds?.every(isTheirs)) problems.set(place, 'files_gone')
  }
  return problems
}

type Draft = {
  readonly text: Asked
  readonly conversationId: string
  readonly place: number
  readonly fileTypes?: readonly string[]
}

/** Files become the conversation's before the text is written; a text of which one was taken a moment ago is left out, and told so. */
export async function keepGiven<D extends Draft, Other>(
  tx: Tx,
  orgId: OrgId,
  drafts: readonly D[],
  results: { [place: number]: { ok: false; problem: FilesProblem } | Other | null },
): Promise<readonly D[]> {
  const kept: D[] = []
  for (const draft of drafts) {
    const { text, conversationId, place } = draft
    const { mediaIds: ids = [] } = text
    if (ids.length === 0) {
      kept.push(draft)
      continue
    }
    const given = await claimMedia(tx, orgId, { ids, conversationId, by: bringerOf(text) })
    if (given) kept.push({ ...draft, fileTypes: given.map(({ type }) => type) })
    else results[place] = { ok: false, problem: 'files_gone' }
  }
  return kept
}

/** Ties files to texts that were written in this transaction. */
export async function tieFiles(
  tx: Tx,
  orgId: OrgId,
  texts: readonly { id: string; mediaIds: readonly string[] }[],
): Promise<void> {
  await addLinks(
    tx,
    orgId,
    texts.flatMap(({ id: messageId, mediaIds }) =>
      mediaIds.map((mediaId, index) => ({ messageId, mediaId, position: index + 1 })),
    ),
  )
  await countFiles(
    tx,
    orgId,
    texts.map(({ id, mediaIds }) => ({ id, files: mediaIds.length })),
  )
}

/** The files of texts that are about to leave, as their carrier is told of them. */
export async function filesToHand(
  app: App,
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<Map<string, HandedFile[]>> {
  const byText = await filesOfTexts(tx, orgId, messageIds)
  return new Map(
    [...byText].map(([id, files]) => [
      id,
      files
        .filter(({ state }) => state === 'ready')
        .map((file) => ({ url: linkTo(app, { orgId, id: file.id }), type: file.type })),
    ]),
  )
}
