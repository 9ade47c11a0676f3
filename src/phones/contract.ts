// What the phone page takes and gives. The demo's phone network answers it, to this machine and to who is signed in.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'

const phone = z.string().regex(/^\+[1-9]\d{1,14}$/, 'Name the phone by its number, such as +12025550142.')
const ofPhone = z.object({ phone })

export const handset = z.object({ phone: z.string(), name: z.string() })
export type Handset = z.output<typeof handset>

/** A picture or file on a phone. `coming`: still to be fetched. Its bytes are at `/api/phones/files/ID`. */
export const phoneFile = z.object({
  id: z.uuid(),
  type: z.string(),
  state: z.enum(['coming', 'arrived', 'failed']),
})
export type PhoneFile = z.output<typeof phoneFile>

/** A text as the phone shows it. `state` is about texts of this phone: on its way to the business, or there. */
export const phoneText = z.object({
  id: z.uuid(),
  ourNumber: z.string(),
  fromHandset: z.boolean(),
  body: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['sending', 'arrived']),
  files: z.array(phoneFile).optional(),
})
export type PhoneText = z.output<typeof phoneText>

const MOST_CHARACTERS = 1_600

export const readNetwork = endpoint({
  method: 'GET',
  path: '/api/phones',
  access: 'demo',
  summary: 'The phones of the demo, the numbers they can text and whether the network is off',
  answer: z.object({
    business: z.string(),
    handsets: z.array(handset),
    numbers: z.array(z.object({ phone: z.string(), name: z.string() })),
    isOff: z.boolean(),
    /** Texted lately, but no phone of the page has this number. */
    others: z.array(z.string()),
  }),
})
export type Network = z.output<NonNullable<typeof readNetwork.answer>>

export const addHandset = endpoint({
  method: 'POST',
  path: '/api/phones',
  access: 'demo',
  summary: 'Add a phone; without a number it gets the next fictitious one',
  status: 201,
  body: z.object({
    name: z
      .string()
      .overwrite(plainText)
      .trim()
      .min(1, 'Enter a name.')
      .max(40, 'Use at most 40 characters.'),
    /** As people write it. */
    phone: z.string().trim().max(40).optional(),
  }),
  answer: handset,
})
export const removeHandset = endpoint({
  method: 'DELETE',
  path: '/api/phones/:phone',
  access: 'demo',
  summary: 'Remove a phone from the page; its texts are kept',
  params: ofPhone,
})
export const readTexts = endpoint({
  method: 'GET',
  path: '/api/phones/:phone/texts',
  access: 'demo',
  summary: 'The newest texts of a phone, oldest first',
  params: ofPhone,
  answer: z.object({ texts: z.array(phoneText) }),
})
export const sendText = endpoint({
  method: 'POST',
  path: '/api/phones/:phone/texts',
  access: 'demo',
  summary: 'Text from a phone to one of our numbers',
  status: 201,
  params: ofPhone,
  body: z
    .object({
      to: phone,
      body: z
        .string()
        .max(MOST_CHARACTERS, `A text may have at most ${MOST_CHARACTERS} characters.`)
        .refine(
          (text) => text.isWellFormed() && !text.includes('\u0000'),
          'The text holds a character that no phone can send.',
        ),
      /** Files of `POST /api/phones/files`. */
      fileIds: z.array(z.uuid()).max(10, 'A text carries at most 10 files.').optional(),
    })
    .refine(({ body, fileIds }) => body.trim() !== '' || (fileIds?.length ?? 0) > 0, {
      path: ['body'],
      message: 'Write something to send.',
    }),
  answer: phoneText,
})
export const addPhoneFile = endpoint({
  method: 'POST',
  path: '/api/phones/files',
  access: 'demo',
  summary: 'Put a picture or file on a phone, to send it (multipart/form-data, one file)',
  status: 201,
  answer: phoneFile,
})
export const readPhoneFile = endpoint({
  method: 'GET',
  path: '/api/phones/files/:id',
  access: 'demo',
  summary: 'The bytes of a file on a phone',
  params: z.object({ id: z.uuid() }),
})
export const switchNetwork = endpoint({
  method: 'PUT',
  path: '/api/phones/network',
  access: 'demo',
  summary: 'Switch the network off or on; while off, texts to phones wait in Parley',
  body: z.object({ isOff: z.boolean() }),
})
/** Server-sent events: `change` when any text or phone changed, `beat` every 15 s. Fetch anew on both. */
export const phoneEvents = endpoint({
  method: 'GET',
  path: '/api/phones/events',
  access: 'demo',
  summary: 'What changes on the phones, as it changes (server-sent events)',
})

/** The network's side for the loopback carrier: signed, read from the raw body (carriers/loopback-words.ts). */
export const acceptText = endpoint({
  method: 'POST',
  path: '/loopback/texts',
  access: 'carrier',
  summary: 'The demo’s phone network takes a text, once per attempt',
  answer: z.object({ id: z.uuid() }),
})
/** For Parley: who has the link may fetch what a phone sent. */
export const followPhoneLink = endpoint({
  method: 'GET',
  path: '/loopback/files/:link',
  access: 'public',
  summary: 'A file that a phone of the demo sent, by a signed link',
  params: z.object({ link: z.string().max(200) }),
})
export const findAttempts = endpoint({
  method: 'POST',
  path: '/loopback/find',
  access: 'carrier',
  summary: 'Which attempts the demo’s phone network took; it will never take the others',
  answer: z.object({ texts: z.array(z.object({ attemptId: z.uuid(), id: z.uuid() })) }),
})
