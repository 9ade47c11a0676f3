// What holds after what was said. The carrier's clock decides, not the order in which words arrive; at the same instant the end wins.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterAsked,
  afterDoubt,
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  conversationalUntil,
  type Door,
  type Grant,
  isClosed,
  NO_GRANT,
  OPEN_DOOR,
  opensWindow,
  standingOf,
  withoutDoubt,
} from './standing.ts'

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 3, hour))
const DAY = 24

/** "stop 3" is a STOP said at three o'clock. A request may be answered for four hours. */
function afterWords(words: readonly string[]): { door: Door; grant: Grant } {
  return words.reduce(
    ({ door, grant }, said) => {
      const [what, hour] = said.split(' ')
      const when = at(Number(hour))
      if (what === 'stop') return { door: afterStop(door, when, said), grant }
      if (what === 'wrong') return { door: afterStop(door, when, said, 'wrong_number'), grant }
      if (what === 'start') return { door: afterStart(door, when, said), grant }
      if (what === 'doubt') return { door: afterDoubt(door, when, said), grant }
      if (what === 'given') return { door, grant: afterGiven(grant, when, said) }
      if (what === 'withdrawn') return { door, grant: afterWithdrawn(grant, when, said) }
      const request = { record: said, until: new Date(when.getTime() + 4 * 3_600_000) }
      return { door, grant: afterAsked(grant, when, request) }
    },
    { door: OPEN_DOOR, grant: NO_GRANT },
  )
}

describe('a campaign stands so after what was said, at eight o’clock', () => {
  test.each([
    ['nothing', '', 'none'],
    ['given', 'given 1', 'given'],
    ['given twice', 'given 1, given 2', 'given'],
    ['asked', 'asked 5', 'pending'],
    ['asked, and the time to answer is over', 'asked 3', 'lapsed'],
    ['asked, and the time to answer is over just now', 'asked 4', 'lapsed'],
    ['asked again after it lapsed', 'asked 1, asked 6', 'pending'],
    ['asked and answered Yes', 'asked 5, given 6', 'given'],
    ['asked and answered No', 'asked 5, withdrawn 6', 'withdrawn'],
    ['given, and asked again', 'given 1, asked 5', 'given'],
    ['given and withdrawn', 'given 1, withdrawn 2', 'withdrawn'],
    ['given and withdrawn at once', 'given 1, withdrawn 1', 'withdrawn'],
    ['withdrawn and given at once', 'withdrawn 1, given 1', 'withdrawn'],
    ['given, withdrawn, given anew', 'given 1, withdrawn 2, given 3', 'given'],
    ['given, withdrawn, and an older giving arrives', 'given 1, withdrawn 3, given 2', 'withdrawn'],
    ['given, withdrawn, asked anew', 'given 1, withdrawn 2, asked 5', 'pending'],
    ['a withdrawal arrives late, after a newer request', 'asked 5, withdrawn 2', 'pending'],
    ['a giving arrives late, after a newer request', 'withdrawn 3, asked 5, given 2', 'pending'],
    ['an older request arrives late', 'asked 6, asked 1', 'pending'],
    ['withdrawn without having given', 'withdrawn 1', 'withdrawn'],
    ['given, then STOP', 'given 1, stop 2', 'withdrawn'],
    ['given and STOP at once', 'given 1, stop 1', 'withdrawn'],
    ['given, STOP, START', 'given 1, stop 2, start 3', 'withdrawn'],
    ['given, STOP, START, given', 'given 1, stop 2, start 3, given 4', 'given'],
    ['given, wrong number, START', 'given 1, wrong 2, start 3', 'withdrawn'],
    ['asked, then STOP', 'asked 5, stop 6', 'none'],
    ['asked, STOP, START: the request is over', 'asked 5, stop 6, start 7', 'none'],
    ['STOP before anything was given', 'stop 1', 'none'],
    ['a START gives no campaign', 'start 1', 'none'],
  ])('%s', (_what, words, standing) => {
    const { door, grant } = afterWords(words === '' ? [] : words.split(', '))
    expect(standingOf(grant, door, at(8))).toBe(standing)
  })
})

describe('the door is closed after what was said', () => {
  test.each([
    ['nothing', '', false],
    ['STOP', 'stop 1', true],
    ['wrong number', 'wrong 1', true],
    ['STOP, START', 'stop 1, start 2', false],
    ['START, and a STOP from before arrives', 'start 2, stop 1', false],
    ['STOP and START at once', 'stop 1, start 1', true],
    ['STOP, START, STOP', 'stop 1, start 2, stop 3', true],
    ['STOP, an older START arrives', 'stop 2, start 1', true],
    ['a doubt closes nothing', 'doubt 1', false],
  ])('%s: %s', (_what, words, closed) => {
    expect(isClosed(afterWords(words === '' ? [] : words.split(', ')).door)).toBe(closed)
  })
})

describe('in doubt after what was said', () => {
  test.each([
    ['words that may mean STOP', 'doubt 1', 'doubt 1'],
    ['a START after them decides', 'doubt 1, start 2', null],
    ['the START arrives first', 'start 2, doubt 1', null],
    ['a START before them decides nothing', 'start 1, doubt 2', 'doubt 2'],
    ['a START from before arrives late', 'doubt 2, start 1', 'doubt 2'],
    ['at the same instant the doubt is stronger', 'doubt 2, start 2', 'doubt 2'],
    ['the same, the other way round', 'start 2, doubt 2', 'doubt 2'],
    ['words after the START still wait', 'doubt 1, start 2, doubt 3', 'doubt 3'],
  ])('%s', (_what, words, record) => {
    expect(afterWords(words.split(', ')).door.doubtRecord).toBe(record)
  })
  test('an opt-out settles what was said up to it, and nothing later', () => {
    const { door } = afterWords(['doubt 3'])
    expect(withoutDoubt(door, at(2)).doubtRecord).toBe('doubt 3')
    expect(withoutDoubt(door, at(3)).doubtRecord).toBeNull()
  })
})

test('what closed the door is kept, and the latest one says which it was', () => {
  expect(afterWords(['wrong 1', 'stop 2']).door).toMatchObject({ stopKind: 'opt_out', stopRecord: 'stop 2' })
  expect(afterWords(['stop 2', 'wrong 1']).door).toMatchObject({ stopKind: 'opt_out', stopRecord: 'stop 2' })
  expect(afterWords(['stop 1', 'wrong 2']).door).toMatchObject({
    ...{ stopKind: 'wrong_number', stopRecord: 'wrong 2' },
  })
})

test('the same words in any order of arrival give the same standing, at every hour', () => {
  const what = fc.constantFrom('stop', 'wrong', 'start', 'doubt', 'given', 'withdrawn', 'asked')
  const said = fc.tuple(what, fc.integer({ min: 0, max: 5 })).map(([word, hour]) => `${word} ${hour}`)
  const orders = fc
    .uniqueArray(said, { maxLength: 6 })
    .chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length }),
      ),
    )
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const [first, second] = [afterWords(one), afterWords(other)]
      const hours = Array.from({ length: 12 }, (_, hour) => at(hour))
      expect(hours.map((now) => standingOf(second.grant, second.door, now))).toEqual(
        hours.map((now) => standingOf(first.grant, first.door, now)),
      )
      expect(isClosed(second.door)).toBe(isClosed(first.door))
      expect(second.door.doubtAt).toEqual(first.door.doubtAt)
    }),
    { numRuns: 3_000, seed: 12 },
  )
})

describe('the consent of a conversation lasts so long', () => {
  const window = (hour: number) => ({ at: at(hour), record: 'said', message: 'text' })
  test.each([
    ['they texted at 3', '', 3, at(3 + DAY)],
    ['they texted before a STOP', 'stop 4', 3, null],
    ['they texted after a STOP', 'stop 4', 5, null],
    ['they texted before a STOP and a START', 'stop 4, start 5', 3, null],
    ['they texted at a STOP, then START', 'stop 4, start 5', 4, null],
    ['they texted after STOP and START', 'stop 4, start 5', 6, at(6 + DAY)],
  ])('%s', (_what, words, texted, until) => {
    const { door } = afterWords(words === '' ? [] : words.split(', '))
    expect(conversationalUntil(door, window(texted), DAY)).toEqual(until)
  })
  test('they never texted', () => expect(conversationalUntil(OPEN_DOOR, null, DAY)).toBeNull())
})

describe('does a text of theirs open the conversation anew?', () => {
  const window = (hour: number) => ({ at: at(hour), record: 'said', message: 'text' })
  test.each([
    ['the first text', '', null, 3, true],
    ['a text within the hour', '', 3, 4, false],
    ['a text more than an hour later', '', 3, 5, true],
    ['a text from before that arrives late', '', 3, 1, false],
    ['a text after STOP', 'stop 4', 3, 5, false],
    ['a text after STOP and START', 'stop 4, start 5', 3, 6, true],
    ['a text from before the STOP that arrives after the START', 'stop 4, start 5', 3, 4, false],
  ])('%s: %s', (_what, words, opened, texted, opens) => {
    const { door } = afterWords(words === '' ? [] : words.split(', '))
    expect(opensWindow(door, opened === null ? null : window(opened), at(texted))).toBe(opens)
  })
})
