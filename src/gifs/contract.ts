// What the API takes and gives for Gifs: a library that is built in, and a provider's where the organization has a key of one.
import * as z from 'zod'
import { mediaView } from '../media/contract.ts'
import { endpoint } from '../platform/endpoint.ts'

export const gifView = z.object({
  /** Of whom it is: `parley` for the built-in ones, which cost nothing and tell nobody what was looked for. */
  provider: z.string(),
  id: z.string(),
  /** What it shows. */
  title: z.string(),
  /** A small moving picture to choose by. */
  preview: z.string(),
  width: z.number(),
  height: z.number(),
})
export type GifView = z.output<typeof gifView>

export const searchGifs = endpoint({
  method: 'GET',
  path: '/api/gifs',
  access: 'messages.send',
  summary: 'Gifs that fit some words; without any, all of the built-in ones',
  query: z.object({ words: z.string().max(100).default('') }),
  answer: z.object({ gifs: z.array(gifView) }),
})
export const readGif = endpoint({
  method: 'GET',
  path: '/api/gifs/:id/file',
  access: 'messages.send',
  summary: 'The bytes of a built-in Gif',
  params: z.object({ id: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
})
/** It becomes an upload of the caller, as if they had chosen it from their own files. */
export const attachGif = endpoint({
  method: 'POST',
  path: '/api/gifs/attach',
  access: 'messages.send',
  summary: 'Take a Gif to send it',
  status: 201,
  body: z.object({ provider: z.string().max(40), id: z.string().min(1).max(100) }),
  answer: mediaView,
})
