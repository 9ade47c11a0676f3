// Which texts and numbers are a machine's, so that two machines never answer each other.
import { expect, test } from 'vitest'
import { isAutoReply, isMachinesNumber } from './auto-reply.ts'

test.each([
  'This is an automated message. Do not reply.',
  'Auto-reply: I will get back to you.',
  "I'm driving right now and will see your text later.",
  'I am out of the office until Monday.',
  'Thank you for contacting us. We are currently closed.',
  'You have reached us outside of business hours.',
  'Respuesta automática: estamos cerrados.',
  'Réponse automatique : nous sommes fermés.',
  'Acme: order 12 shipped. Reply STOP to opt out. Msg & data rates may apply.',
])('a machine wrote: %s', (body) => expect(isAutoReply(body)).toBe(true))

test.each([
  'Is my bike ready?',
  'Are you open on Saturday?',
  'I drove by and the office was dark',
  'Can you reply to my e-mail?',
  'Automatic or manual, which gears do you have?',
  'bus stop in front of you?',
])('a person wrote: %s', (body) => expect(isAutoReply(body)).toBe(false))

test.each<[phone: string, isMachines: boolean]>([
  ['+12025550142', false],
  ['+442079460958', false],
  ['12345', true],
  ['72345678', true],
  ['+18005550142', true],
  ['+18885550142', true],
])('%s', (phone, isMachines) => expect(isMachinesNumber(phone)).toBe(isMachines))
