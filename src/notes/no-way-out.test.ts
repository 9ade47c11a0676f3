// A note fits nowhere where a text is asked for: the compiler refuses each of these, and this file would not compile if one were allowed.
import { expect, expectTypeOf, test } from 'vitest'
import type { ThreadMessage, ThreadNote } from '../conversations/contract.ts'
import type { sendMessage } from '../messages/contract.ts'
import type { Wanted } from '../messages/send/actions.ts'
import type { BodyOf } from '../platform/endpoint.ts'
import type { addNote } from './contract.ts'
import { stored, type Words } from './words.ts'

type Outgoing = BodyOf<typeof sendMessage>

test('the words of a note are no text to send, and a note is no text of a thread', () => {
  expectTypeOf<Words>().not.toExtend<Outgoing['body']>()
  expectTypeOf<Words>().not.toExtend<Wanted['body']>()
  expectTypeOf<ThreadNote>().not.toExtend<ThreadMessage>()
  expectTypeOf<ThreadNote>().not.toExtend<Pick<ThreadMessage, 'body'>>()
  expectTypeOf<BodyOf<typeof addNote>>().not.toExtend<Outgoing>()
  expectTypeOf<Outgoing>().not.toExtend<BodyOf<typeof addNote>>()
})

test('a note has no field that a text’s body could be taken from', () => {
  const field: 'body' extends keyof ThreadNote ? 'a body' : 'none' = 'none'
  expect(field).toBe('none')
  expect(stored([{ text: 'hello' }])).toBe('hello') // as a string it exists on its way to its own table only
})
