// Texts on their way to the server: shown at once, replaced by the stored one, given back to the composer when they
// were not taken. The request key makes trying again harmless.
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { MediaView } from '../../media/contract.ts'
import { sendMessage } from '../../messages/contract.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { ApiError, call } from '../call.ts'
import { type DraftKey, readDraft, type SendAs, writeDraft } from './draft.ts'
import { conversationQuery, threadQuery } from './queries.ts'

export type OnItsWay = {
  readonly requestKey: string
  readonly body: string
  readonly at: string
  readonly sendAs?: SendAs | undefined
  readonly templateId?: string | undefined
  readonly attachments?: readonly MediaView[] | undefined
  /** Whose draft it was, to give it back. */
  readonly draftKey: DraftKey
}

export type Receiver = { conversationId: string } | { to: string; numberId: string }
export type Sent = { ok: true; answer: AnswerOf<typeof sendMessage> } | { ok: false; error: ApiError }

const none: readonly OnItsWay[] = []
const onTheirWay = new Map<string, readonly OnItsWay[]>() // by conversation
const hearers = new Set<() => void>()

export const useOnTheirWay = (conversationId: string): readonly OnItsWay[] =>
  useSyncExternalStore(listen, () => onTheirWay.get(conversationId) ?? none)

/** A key for one text. (crypto.randomUUID is missing where the page came over plain http from another machine.) */
export const newRequestKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** What a person adds when the gate asked for it: a later time, or why the words hold no offer. */
export type Added = { readonly dueAt?: string; readonly overruleReason?: string }

type Text = {
  receiver: Receiver
  body: string
  requestKey: string
  draftKey: DraftKey
  sendAs?: SendAs | undefined
  templateId?: string | undefined
  attachments?: readonly MediaView[]
  added?: Added
  /** The version of the draft that it is; without one it is not what stands in the composer. */
  draftVersion?: number
}

/** Sends a text. When it is not taken, its draft is back, with its key, and the error says why. */
export async function send(
  client: QueryClient,
  { receiver, body, requestKey, draftKey, sendAs, templateId, attachments = [], added, draftVersion }: Text,
): Promise<Sent> {
  const key = 'conversationId' in receiver ? receiver.conversationId : `compose ${receiver.to}`
  const text: OnItsWay = {
    requestKey,
    body,
    at: new Date().toISOString(),
    sendAs,
    templateId,
    attachments,
    draftKey,
  }
  put(key, [...(onTheirWay.get(key) ?? none), text])
  keepUntilTaken(text)
  try {
    const answer = await call(sendMessage, {
      body: {
        ...{ ...receiver, requestKey, body, templateId, draftVersion, ...sendAs, ...added },
        ...(attachments.length > 0 && { mediaIds: attachments.map(({ id }) => id) }),
      },
    })
    forgetKept(text)
    await client.fetchQuery({ ...threadQuery(answer.conversationId), staleTime: 0 }).catch(() => undefined) // the next event brings it
    return { ok: true, answer }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    giveBack(text)
    // A refusal means that what was known of the standing is old.
    if ('conversationId' in receiver && error.code === 'refused')
      void client.invalidateQueries({ queryKey: conversationQuery(receiver.conversationId).queryKey })
    return { ok: false, error }
  } finally {
    put(
      key,
      (onTheirWay.get(key) ?? none).filter((each) => each.requestKey !== requestKey),
    )
  }
}

/** After a reload amid sending: the text is a draft again, with its key, so sending it again cannot double it. */
export function restoreUnsent(draftKey: DraftKey): void {
  for (const text of kept.read(draftKey)) if (!isOnItsWay(text)) giveBack(text)
}

function giveBack(text: OnItsWay): void {
  forgetKept(text)
  const { body, sendAs, templateId, attachments = [] } = readDraft(text.draftKey)
  const files = [...(text.attachments ?? []), ...attachments]
  writeDraft(
    text.draftKey,
    body.trim() === '' && attachments.length === 0
      ? {
          ...{ body: text.body, sendAs: text.sendAs, templateId: text.templateId },
          requestKey: text.requestKey,
          ...(files.length > 0 && { attachments: files }),
        }
      : {
          body: [text.body, body].filter((each) => each !== '').join('\n'),
          ...(files.length > 0 && { attachments: files }),
          sendAs: sendAs ?? text.sendAs,
          templateId: text.templateId ?? templateId,
        }, // typed on meanwhile: one text of both, so a new key
  )
}

const isOnItsWay = (text: OnItsWay): boolean =>
  [...onTheirWay.values()].some((texts) => texts.some(({ requestKey }) => requestKey === text.requestKey))

const kept = {
  nameOf: ({ person, about }: DraftKey): string => `parley.unsent.${person}.${about}`,
  read(draftKey: DraftKey): OnItsWay[] {
    try {
      return JSON.parse(localStorage.getItem(kept.nameOf(draftKey)) ?? '[]') as OnItsWay[]
    } catch {
      return []
    }
  },
  write(draftKey: DraftKey, texts: readonly OnItsWay[]): void {
    try {
      if (texts.length === 0) localStorage.removeItem(kept.nameOf(draftKey))
      else localStorage.setItem(kept.nameOf(draftKey), JSON.stringify(texts))
    } catch {
      // Storage is full or blocked: the text lives as long as the page.
    }
  },
}

const keepUntilTaken = (text: OnItsWay): void =>
  kept.write(text.draftKey, [...kept.read(text.draftKey), text])

const forgetKept = (text: OnItsWay): void =>
  kept.write(
    text.draftKey,
    kept.read(text.draftKey).filter(({ requestKey }) => requestKey !== text.requestKey),
  )

function put(key: string, texts: readonly OnItsWay[]): void {
  if (texts.length === 0) onTheirWay.delete(key)
  else onTheirWay.set(key, texts)
  for (const hear of hearers) hear()
}

function listen(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
