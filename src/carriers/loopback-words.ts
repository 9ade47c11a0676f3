// What the loopback network and Parley say to each other, both ways, in JSON.
import * as z from 'zod'

const phone = z.string().regex(/^\+[1-9]\d{1,14}$/)
const words = z.string().max(10_000)
const files = z.array(z.object({ url: z.url().max(2_000), type: z.string().max(100) })).max(10)
const time = z.iso.datetime().transform((text) => new Date(text))

/** Parley → network: take this text. The same `attemptId` twice is the same text. */
export const takeText = z
  .object({ attemptId: z.uuid(), from: phone, to: phone, body: words, files: files.optional() })
  .refine(({ body, files: carried }) => body !== '' || (carried?.length ?? 0) > 0)
export type TakeText = z.output<typeof takeText>
/** The answer to a text that was taken. */
export const textTaken = z.object({ id: z.string().min(1).max(200) })

/** Parley → network: which of these attempts did you take? One that it does not know, it will never take later. */
export const findTexts = z.object({ attemptIds: z.array(z.uuid()).max(1_000) })
export const textsFound = z.object({
  texts: z.array(z.object({ attemptId: z.uuid(), id: z.string().min(1) })),
})

/** What the network answers when it took nothing. */
export const notTaken = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

export const receiptStatus = z.enum(['sent', 'delivered', 'undelivered', 'failed', 'unknown'])

/** Network → Parley, a webhook: texts from phones and receipts for ours, several at once. */
export const networkEvents = z.object({
  events: z
    .array(
      z.discriminatedUnion('type', [
        z.object({
          type: z.literal('text'),
          id: z.string().min(1).max(200),
          from: phone,
          to: phone,
          body: z.string().max(10_000),
          sentAt: time,
          files: files.optional(),
        }),
        z.object({
          type: z.literal('receipt'),
          id: z.string().min(1).max(200),
          status: receiptStatus,
          at: time,
        }),
      ]),
    )
    .min(1)
    .max(1_000),
})
export type NetworkEvent = z.input<typeof networkEvents>['events'][number]
