// What the demo's phone network does: takes texts once, keeps what phones wrote, and knows whose demo this is.
import { parsePhone } from '../contacts/phone.ts'
import { openCredentials } from '../numbers/actions.ts'
import { demoOrganization } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import { gather } from '../platform/gather.ts'
import { newId } from '../platform/ids.ts'
import type { Handset, Network, PhoneFile, PhoneText } from './contract.ts'
import { firstHandsets, freeNumber } from './fictitious.ts'
import { addComing, filesOf, tieToText } from './files/actions.ts'
import * as store from './store.ts'

/** The demo that the phones belong to. */
export type Demo = { readonly orgId: OrgId; readonly business: string }

/** Null on every install that is not a demo: then there are no phones. */
export async function findDemo(app: App): Promise<Demo | null> {
  const orgId = await demoOrganization(app)
  if (!orgId) return null
  const business = await app.db.inOrganization(orgId, (tx) => store.readBusiness(tx, orgId))
  return { orgId, business }
}

/** The secret that a connection of this demo and its network share; null when there is no such connection. */
export async function readSecret(app: App, orgId: OrgId, connectionId: string): Promise<string | null> {
  const [known] = await app.db.route('connection', connectionId)
  if (known?.orgId !== orgId) return null
  const { secret } = (await openCredentials(app, orgId, connectionId)).credentials
  return typeof secret === 'string' ? secret : null
}

export async function readNetwork(app: App, { orgId, business }: Demo): Promise<Network> {
  return app.db.inOrganization(orgId, async (tx) => {
    await plugIn(tx, orgId)
    const numbers = await store.listNumbers(tx, orgId)
    return {
      business,
      handsets: await store.listHandsets(tx, orgId),
      numbers: numbers.map(({ phone, name }) => ({ phone, name })),
      isOff: await store.isOff(tx, orgId),
      others: await store.listOthers(tx, orgId),
    }
  })
}

/** The first who comes finds three phones. */
async function plugIn(tx: Tx, orgId: OrgId): Promise<void> {
  if (await store.plugIn(tx, orgId))
    for (const handset of firstHandsets) await store.insertHandset(tx, orgId, handset)
}

export async function addHandset(
  app: App,
  { orgId }: Demo,
  asked: { name: string; phone?: string | undefined },
): Promise<Handset> {
  const wanted = asked.phone ? parsePhone(asked.phone) : null
  if (wanted && !wanted.ok) throw new Problem('invalid', wanted.sentence, { field: 'phone' })
  const added = await app.db.inOrganization(orgId, async (tx) => {
    await plugIn(tx, orgId)
    const ours = (await store.listNumbers(tx, orgId)).map(({ phone }) => phone)
    const theirs = (await store.listHandsets(tx, orgId)).map(({ phone }) => phone)
    const phone = wanted?.phone ?? freeNumber([...ours, ...theirs])
    if (phone === null)
      throw new Problem('invalid', 'All fictitious numbers are taken. Enter a number.', { field: 'phone' })
    if (ours.includes(phone))
      throw new Problem('invalid', 'That number belongs to the business. Choose another one.', {
        field: 'phone',
      })
    const handset = { phone, name: asked.name }
    if (!(await store.insertHandset(tx, orgId, handset)))
      throw new Problem('invalid', 'There is a phone with this number already.', { field: 'phone' })
    return handset
  })
  tellPhones(app, orgId)
  return added
}

export async function removeHandset(app: App, { orgId }: Demo, phone: string): Promise<void> {
  const isRemoved = await app.db.inOrganization(orgId, (tx) => store.deleteHandset(tx, orgId, phone))
  if (!isRemoved) throw new Problem('not_found')
  tellPhones(app, orgId)
}

export async function readTexts(app: App, { orgId }: Demo, phone: string): Promise<PhoneText[]> {
  return app.db.inOrganization(orgId, async (tx) => {
    const rows = await store.listTexts(tx, orgId, phone)
    const carrying = rows.filter(({ media_count: count }) => count > 0).map(({ id }) => id)
    const files = await filesOf(tx, orgId, carrying)
    return rows.map((row) => asPhoneText(row, files.get(row.id)))
  })
}

export async function switchNetwork(app: App, { orgId }: Demo, isOff: boolean): Promise<void> {
  await app.db.inOrganization(orgId, async (tx) => {
    await plugIn(tx, orgId)
    await store.setOff(tx, orgId, isOff)
  })
  tellPhones(app, orgId)
}

/** A phone texts one of our numbers: stored with its webhook in one transaction, so that nothing gets lost on the way. */
export async function sendText(
  app: App,
  { orgId }: Demo,
  {
    phone,
    to,
    body,
    fileIds = [],
  }: { phone: string; to: string; body: string; fileIds?: readonly string[] | undefined },
): Promise<PhoneText> {
  const [row, files] = await app.db.inOrganization(orgId, async (tx) => {
    const number = (await store.listNumbers(tx, orgId)).find((each) => each.phone === to)
    if (!number)
      throw new Problem('invalid', 'This number is not one of the business’s. Choose another one.', {
        field: 'to',
      })
    const id = newId()
    const text = await store.insertTextOfHandset(tx, orgId, {
      id,
      eventId: newId(),
      connectionId: number.connection_id,
      ourNumber: to,
      phone,
      body,
    })
    if (fileIds.length > 0 && !(await tieToText(tx, orgId, { textId: id, ids: fileIds })))
      throw new Problem('invalid', 'A file of this text is not there any more.', { field: 'fileIds' })
    return [text, (await filesOf(tx, orgId, fileIds.length > 0 ? [id] : [])).get(id)] as const
  })
  tellPhones(app, orgId)
  return asPhoneText(row, files)
}

/** What became of an offer: taken under this id (also when it was taken before), not now, or never. */
export type Taken = { kind: 'taken'; id: string } | { kind: 'off' } | { kind: 'never' }
export type Offered = Omit<store.Offer, 'ids'>

/** Takes the texts that Parley hands over; those of one moment share a transaction. */
export function openCounter(app: App): (orgId: OrgId, offered: Offered) => Promise<Taken> {
  const take = gather<Offered, Taken>({
    run: (orgId, offered) => takeSet(app, orgId as OrgId, offered),
  })
  return (orgId, offered) => take(orgId, offered)
}

async function takeSet(app: App, orgId: OrgId, offered: readonly Offered[]): Promise<Taken[]> {
  const offers = offered.map((each) => ({
    ...each,
    ids: { text: newId(), sent: newId(), delivered: newId() },
  }))
  const attemptIds = offers.map(({ attemptId }) => attemptId)
  const answers = await app.db.inOrganization(orgId, async (tx) => {
    const isOff = await store.isOff(tx, orgId)
    const fresh = isOff ? [] : await store.takeOffers(tx, orgId, offers)
    await takeFiles(tx, orgId, offers, fresh)
    const known = fresh.length === offers.length ? fresh : await store.listAttempts(tx, orgId, attemptIds)
    return new Map(known.map(({ attempt_id, text_id }) => [attempt_id, text_id]))
  })
  tellPhones(app, orgId)
  return attemptIds.map((attemptId) => {
    const textId = answers.get(attemptId)
    if (textId === undefined) return { kind: 'off' }
    return textId === null ? { kind: 'never' } : { kind: 'taken', id: textId }
  })
}

/** Files of texts that were taken just now, to be fetched. Nothing is asked where there are none. */
async function takeFiles(
  tx: Tx,
  orgId: OrgId,
  offers: readonly store.Offer[],
  taken: readonly store.AttemptRow[],
): Promise<void> {
  const fresh = new Set(taken.map(({ text_id }) => text_id))
  const coming = offers
    .filter(({ ids }) => fresh.has(ids.text))
    .flatMap(({ ids, files = [] }) => files.map((file) => ({ ...file, id: newId(), textId: ids.text })))
  if (coming.length > 0) await addComing(tx, orgId, coming)
}

/** Which of these attempts were taken. The others are refused for ever, so that "not here" stays true. */
export async function findAttempts(
  app: App,
  orgId: OrgId,
  attemptIds: readonly string[],
): Promise<{ attemptId: string; id: string }[]> {
  if (attemptIds.length === 0) return []
  const rows = await app.db.inOrganization(orgId, async (tx) => {
    await store.refuseAttempts(tx, orgId, attemptIds)
    return store.listAttempts(tx, orgId, attemptIds)
  })
  return rows.flatMap(({ attempt_id, text_id }) =>
    text_id === null ? [] : [{ attemptId: attempt_id, id: text_id }],
  )
}

export const tellPhones = (app: App, orgId: OrgId): void => app.live.tell([{ orgId, topic: 'phones' }])

const asPhoneText = (row: store.TextRow, files?: PhoneFile[]): PhoneText => ({
  id: row.id,
  ourNumber: row.our_number,
  fromHandset: row.from_handset,
  body: row.body,
  at: row.at.toISOString(),
  state: row.from_handset && row.told_at === null ? 'sending' : 'arrived',
  ...(files && { files }),
})
