// Files on their way into a draft: how far each is, what went wrong, and trying again. Once a file is there it is part of the draft.
import { type ClipboardEvent, useSyncExternalStore } from 'react'
import { type MediaView, MOST_FILES, removeMedia, uploadMedia } from '../../../media/contract.ts'
import { ApiError, call, callWithFile, sentenceOf } from '../../call.ts'
import { toast } from '../../toast.ts'
import { type DraftKey, readDraft, writeDraft } from '../draft.ts'
import { shrunk } from './shrink.ts'

export type Upload = {
  readonly nth: number
  readonly file: File
  /** Shown while it travels. */
  readonly preview: string | null
  /** From 0 to 1; 1 while the server makes it small enough. */
  readonly share: number
  readonly problem: string | null
  /** Trying again may help: it was the line, or the server, and not the file. */
  readonly mayTryAgain: boolean
}

const none: readonly Upload[] = []
const underWay = new Map<string, readonly Upload[]>()
const stops = new Map<number, AbortController>()
const hearers = new Set<() => void>()
let count = 0

const nameOf = ({ person, about }: DraftKey): string => `${person} ${about}`

/** Files that are not there yet, those that failed among them. */
export const useUploads = (key: DraftKey): readonly Upload[] =>
  useSyncExternalStore(listen, () => underWay.get(nameOf(key)) ?? none)

export const isUploading = (key: DraftKey): boolean => (underWay.get(nameOf(key)) ?? none).length > 0

/** Takes files into the draft, one after the other in the order in which they were chosen. */
export function attachFiles(key: DraftKey, files: readonly File[]): void {
  const before = (readDraft(key).attachments?.length ?? 0) + (underWay.get(nameOf(key))?.length ?? 0)
  const room = Math.max(0, MOST_FILES - before)
  if (files.length > room)
    void toast({
      text: `A text carries at most ${MOST_FILES} files. Send the others in a second text.`,
      tone: 'problem',
    })
  const taken = files.slice(0, room).map(asUpload)
  put(key, [...(underWay.get(nameOf(key)) ?? none), ...taken])
  void taken.reduce((before, upload) => before.then(() => travel(key, upload)), Promise.resolve())
}

/** A file that is at the server already, such as a Gif, goes with the text as well. */
export function attachStored(key: DraftKey, file: MediaView): void {
  const draft = readDraft(key)
  writeDraft(key, { ...draft, attachments: [...(draft.attachments ?? []), file], requestKey: undefined })
}

export function tryAgain(key: DraftKey, upload: Upload): void {
  const fresh = { ...upload, problem: null, share: 0 }
  change(key, upload.nth, () => fresh)
  void travel(key, fresh)
}

/** Takes a file out that is not there yet. */
export function dropUpload(key: DraftKey, { nth, preview }: Upload): void {
  stops.get(nth)?.abort(new Error('it was taken out'))
  if (preview) URL.revokeObjectURL(preview)
  change(key, nth, () => null)
}

/** Takes a file out of the draft; the server lets go of it as well. */
export function dropAttached(key: DraftKey, { id }: MediaView): void {
  const draft = readDraft(key)
  const attachments = (draft.attachments ?? []).filter((each) => each.id !== id)
  writeDraft(key, { ...draft, attachments, requestKey: undefined })
  void call(removeMedia, { params: { id } }).catch(() => undefined) // housekeeping finds what is left
}

/** Files in the clipboard become attachments; words are pasted as ever. */
export const pasteFiles =
  (key: DraftKey) =>
  (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files]
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    attachFiles(key, files)
  }

function asUpload(file: File): Upload {
  const preview = /^image\/(jpeg|png|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null
  return { nth: ++count, file, preview, share: 0, problem: null, mayTryAgain: false }
}

async function travel(key: DraftKey, { nth, file, preview }: Upload): Promise<void> {
  if (!underWay.get(nameOf(key))?.some((each) => each.nth === nth)) return // taken out while it waited
  const stop = new AbortController()
  stops.set(nth, stop)
  try {
    const stored = await callWithFile(uploadMedia, {
      file: await shrunk(file),
      name: file.name || 'picture',
      signal: stop.signal,
      onProgress: (share) => change(key, nth, (upload) => ({ ...upload, share })),
    })
    attachStored(key, stored)
    if (preview) URL.revokeObjectURL(preview)
    change(key, nth, () => null)
  } catch (error) {
    if (!stop.signal.aborted)
      change(key, nth, (upload) => ({ ...upload, problem: sentenceOf(error), mayTryAgain: !isOfFile(error) }))
  } finally {
    stops.delete(nth)
  }
}

const isOfFile = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'invalid' || error.code === 'too_large')

function change(key: DraftKey, nth: number, to: (upload: Upload) => Upload | null): void {
  const uploads = underWay.get(nameOf(key)) ?? none
  put(
    key,
    uploads.flatMap((each) => (each.nth === nth ? (to(each) ?? []) : [each])),
  )
}

function put(key: DraftKey, uploads: readonly Upload[]): void {
  if (uploads.length === 0) underWay.delete(nameOf(key))
  else underWay.set(nameOf(key), uploads)
  for (const hear of hearers) hear()
}

function listen(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
