import { expect, test } from 'vitest'
import { type Door, type Grant, NO_GRANT, OPEN_DOOR } from '../consent/standing.ts'
import { doorFact, standingFact } from './standings.ts'

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour))
const stopped: Door = { ...OPEN_DOOR, stopAt: at(5), stopRecord: 'stop', stopKind: 'opt_out' }
const given: Grant = { ...NO_GRANT, givenAt: at(3), givenRecord: 'given' }

test.each([
  ['an open door', OPEN_DOOR, { state: 'open', since: null }],
  ['an opt-out', stopped, { state: 'opted_out', since: at(5) }],
  ['a wrong number', { ...stopped, stopKind: 'wrong_number' }, { state: 'wrong_number', since: at(5) }],
  ['an opt-out that they took back', { ...stopped, startAt: at(6) }, { state: 'open', since: null }],
] as const)('%s is told as it is', (_, door, fact) => expect(doorFact(door)).toEqual(fact))

const asked: Grant = { ...NO_GRANT, askedAt: at(3), askedRecord: 'asked', askedUntil: at(9) }
test.each([
  ['nothing', NO_GRANT, OPEN_DOOR, { standing: 'none', since: null, recordId: null }],
  ['consent', given, OPEN_DOOR, { standing: 'given', since: at(3), recordId: 'given' }],
  ['consent that a STOP ended', given, stopped, { standing: 'withdrawn', since: at(5), recordId: 'stop' }],
  [
    'consent that was withdrawn after a STOP',
    { ...given, withdrawnAt: at(6), withdrawnRecord: 'gone' },
    stopped,
    { standing: 'withdrawn', since: at(6), recordId: 'gone' },
  ],
  ['a question', asked, OPEN_DOOR, { standing: 'pending', since: at(3), recordId: 'asked' }],
  [
    'a question without an answer',
    { ...asked, askedUntil: at(7) },
    OPEN_DOOR,
    { standing: 'lapsed', since: at(7), recordId: 'asked' },
  ],
] as const)('%s is told with its record', (_, grant, door, fact) =>
  expect(standingFact({ grant, door, now: at(8) })).toEqual(fact),
)
