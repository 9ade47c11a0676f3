// Whom Enter may choose while suggestions are still on their way.
import { expect, test } from 'vitest'
import { matches } from './matches.ts'

const dana = { name: 'Dana Reyés', company: 'Reyés & Søn Cykler', phone: '+12025550142' }

test.each<[typed: string, fits: boolean]>([
  ['', true],
  ['dan', true],
  ['reyes', true],
  ['dana r', true],
  ['ana', false],
  ['marcus', false],
  ['cyk', true],
  ['dana cyk', true],
  ['ykler', false],
  ['+1 202', true],
  ['+1 202 555 0142', true],
  ['202555', true],
  ['(202) 555-0142', true],
  ['0142', true],
  ['tel:+1-202-555-0142', true],
  ['\u202A+1 202\u00A0555\u20110142\u202C', true],
  ['1/202/5550142', true],
  ['001 202', false], // the server reads it; Enter chooses the number itself
  ['+1 202 555 0199', false],
  ['555', false],
])('%j: %s', (typed, fits) => expect(matches(dana, typed)).toBe(fits))
