// What the API takes and gives for pictures and other files of texts.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

const id = z.object({ id: z.uuid() })

/** How many files one text carries at most. */
export const MOST_FILES = 10

/** A file as a thread or the composer shows it. Its bytes are at `/api/media/ID`, a small picture at `/api/media/ID/thumbnail`. */
export const mediaView = z.object({
  id: z.uuid(),
  kind: z.enum(['image', 'video', 'audio', 'file']),
  /** waiting: still to be fetched from the carrier · failed: it could not be · gone: taken away. */
  state: z.enum(['ready', 'waiting', 'failed', 'gone']),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  isAnimated: z.boolean(),
  hasThumbnail: z.boolean(),
  /** What it shows, where that is known. */
  alt: z.string(),
  /** Why it is not there, in one sentence. */
  sentence: z.string().nullable(),
})
export type MediaView = z.output<typeof mediaView>

/** A multipart form with one file. It is made small enough for every carrier, without what it tells of place and camera. */
export const uploadMedia = endpoint({
  method: 'POST',
  path: '/api/media',
  access: 'messages.send',
  summary: 'Upload a picture or file to send (multipart/form-data, one file)',
  status: 201,
  answer: mediaView,
})
export const readMediaFile = endpoint({
  method: 'GET',
  path: '/api/media/:id',
  access: 'conversations.view',
  summary: 'The bytes of a file; `download=1` to keep it',
  params: id,
  query: z.object({ download: z.literal('1').optional() }),
})
export const readThumbnail = endpoint({
  method: 'GET',
  path: '/api/media/:id/thumbnail',
  access: 'conversations.view',
  summary: 'A small still picture of a picture',
  params: id,
})
/** Only who brought it, and only before it is sent. */
export const removeMedia = endpoint({
  method: 'DELETE',
  path: '/api/media/:id',
  access: 'messages.send',
  summary: 'Take back an upload that was not sent',
  params: id,
})
export const fetchAgain = endpoint({
  method: 'POST',
  path: '/api/media/:id/fetch',
  access: 'conversations.assign',
  summary: 'Fetch a file again that could not be fetched from the carrier',
  params: id,
  answer: mediaView,
})
/** For the carrier: who has the link may fetch the file, until it runs out. */
export const followLink = endpoint({
  method: 'GET',
  path: '/media/:link',
  access: 'public',
  summary: 'A file of a text that is being sent, for the carrier to fetch',
  params: z.object({ link: z.string().max(200) }),
})
