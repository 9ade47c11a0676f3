import { describe, expect, test } from 'vitest'
import { bindRefusal, verdictOf } from './status.ts'

describe('An SMSC’s status decides whether a text may be tried again', () => {
  const cases: [status: number, kind: string, more?: object][] = [
    [0x58, 'not_sent', { throttled: true }],
    [0x14, 'not_sent', { throttled: true }],
    [0x04, 'not_sent'],
    [0x08, 'unknown'],
    [0x64, 'unknown'],
    [0xff, 'unknown'],
    [0x12345, 'unknown'],
    [0x0a, 'refused'],
    [0x0b, 'refused', { code: 'ESME_RINVDSTADR' }],
    [0x01, 'refused'],
    [0x45, 'refused'],
    [0x401, 'refused', { code: '0x00000401' }],
  ]
  test.each(cases)('0x%s: %s', (status, kind, more = {}) => {
    expect(verdictOf(status)).toMatchObject({ kind, ...more })
    expect(verdictOf(status).note).toMatch(/^The carrier .*\.$/)
  })

  test('a wrong password is ours to mend, a taken account is not', () => {
    expect(bindRefusal(0x0e)).toMatchObject({ isOurs: true, note: expect.stringContaining('password') })
    expect(bindRefusal(0x05).isOurs).toBe(false)
    expect(bindRefusal(0x58).isOurs).toBe(false)
  })
})
