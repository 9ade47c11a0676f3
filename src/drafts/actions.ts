// Verbs of drafts. The later save stands, and one that was made from an older version changes nothing: whoever sent it is told what stands.
import { visible } from '../conversations/actions.ts'
import { ownViews } from '../media/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import type { Change } from '../platform/live.ts'
import { aboutOf, aboutReceiver } from './about.ts'
import type { StoredDraft } from './contract.ts'
import {
  type DraftRow,
  emptySent,
  findEmptied,
  forgetEmptied,
  readDraft,
  readDrafts,
  type Sent,
  type Words,
  writeDraft,
} from './store.ts'

const MOST = 500

/** The caller's own drafts, or the one that is asked for. An integration has none. */
export async function list(
  app: App,
  { orgId, memberId }: Caller,
  about: string | undefined,
): Promise<{ drafts: StoredDraft[]; more: boolean }> {
  if (memberId === null) return { drafts: [], more: false }
  return app.db.inOrganization(orgId, async (tx) => {
    const rows =
      about === undefined
        ? await readDrafts(tx, orgId, memberId, MOST + 1)
        : await readDraft(tx, orgId, memberId, aboutOf(about).about)
    const page = [rows ?? []].flat()
    return {
      drafts: await shown(tx, orgId, memberId, page.slice(0, MOST)),
      more: page.length > MOST,
    }
  })
}

/** Saves a draft made from version `base`. When somebody was faster, nothing is saved and what stands there is told. */
export async function save(
  app: App,
  caller: Caller,
  { about: named, base, words }: { about: string; base: number; words: Words },
): Promise<{ isSaved: boolean; draft: StoredDraft | null }> {
  const { orgId, memberId } = caller
  if (memberId === null) throw new Problem('not_allowed')
  const about = aboutOf(named)
  const answer = await app.db.inOrganization(orgId, async (tx) => {
    if (about.conversationId !== null) await visible(tx, caller, about.conversationId)
    const written = await writeDraft(tx, orgId, memberId, { about, base, words })
    const standing = written ?? (await readDraft(tx, orgId, memberId, about.about))
    const [draft] = await shown(tx, orgId, memberId, standing ? [standing] : [])
    return { isSaved: written !== null, draft: draft ?? null }
  })
  if (answer.isSaved) app.live.tell([change(orgId, memberId, about.about)])
  return answer
}

/** A text that leaves a composer: who wrote it, to where, and the version of the draft that it was. */
export type FromDraft = {
  readonly memberId: string
  readonly conversationId: string | null
  readonly phone: string | null
  readonly version: number
  readonly body: string
  readonly files: readonly string[]
}

/**
 * Empties the drafts of texts in the transaction that accepts them: there is no moment in which a text is both sent and a draft. What
 * another device has typed meanwhile stays. Returns what to tell after the commit.
 */
export async function emptyDrafts(tx: Tx, orgId: OrgId, texts: readonly FromDraft[]): Promise<Change[]> {
  if (texts.length === 0) return []
  const sent = new Map<string, Sent>()
  for (const { memberId, version, body, files, ...receiver } of texts) {
    const about = aboutReceiver(receiver)
    sent.set(`${memberId} ${about.about}`, { memberId, version, body, files, ...about })
  }
  await emptySent(tx, orgId, [...sent.values()])
  return [...sent.values()].map(({ memberId, about }) => change(orgId, memberId, about))
}

/** Lets go of the rows of drafts that were sent or taken away over a day ago. */
export async function forgetOld(app: Pick<App, 'db'>): Promise<void> {
  for (const orgId of await findEmptied(app.db))
    await app.db.inOrganization(orgId, (tx) => forgetEmptied(tx, orgId), { pool: 'worker' })
}

const change = (orgId: OrgId, memberId: string, about: string): Change => ({
  ...{ orgId, topic: 'draft', id: about, memberId },
})

async function shown(
  tx: Tx,
  orgId: OrgId,
  memberId: string,
  rows: readonly DraftRow[],
): Promise<StoredDraft[]> {
  const ids = rows.flatMap(({ attachments }) => attachments)
  const files = await ownViews(tx, orgId, ids, { memberId, keyId: null })
  return rows.map((row) => ({
    about: row.about,
    version: row.version,
    body: row.body,
    sendAs:
      row.campaign_id !== null && row.level !== null
        ? { campaignId: row.campaign_id, level: row.level }
        : null,
    templateId: row.template_id,
    requestKey: row.request_key,
    attachments: row.attachments.flatMap((id) => files.get(id) ?? []),
    savedAt: row.saved_at.toISOString(),
  }))
}
