import { expect, test } from 'vitest'
import { firstIssue, splitValues } from './connection-values.ts'

const fields = [
  { name: 'host', label: 'Host', required: true },
  { name: 'port', label: 'Port' },
  { name: 'password', label: 'Password', secret: true, required: true },
]

test('what is entered is split into settings and credentials', () => {
  expect(splitValues(fields, { host: 'smsc.example', port: 2775, password: 'hush' })).toEqual({
    ok: true,
    settings: { host: 'smsc.example', port: 2775 },
    credentials: { password: 'hush' },
  })
})

test.each([[{ host: 'other.example' }], [{ host: 'other.example', password: '' }]])(
  'a password that is left out or empty stays as it was: %j',
  (entered) => {
    const before = { settings: { host: 'smsc.example', port: 2775 }, credentials: { password: 'hush' } }
    expect(splitValues(fields, entered, before)).toEqual({
      ok: true,
      settings: { host: 'other.example', port: 2775 },
      credentials: { password: 'hush' },
    })
  },
)

test('a setting that is emptied goes back to its default', () => {
  const before = { settings: { host: 'smsc.example', port: 2775 }, credentials: { password: 'hush' } }
  expect(splitValues(fields, { port: '' }, before)).toMatchObject({ settings: { host: 'smsc.example' } })
})

test.each([
  [{ port: 2775, password: 'hush' }, 'values.host', 'Host is missing. Enter it.'],
  [{ host: 'a', password: '' }, 'values.password', 'Password is missing. Enter it.'],
  [{ host: 'a', password: 'b', hots: 'c' }, 'values.hots', /^There is no setting "hots" here\. .*host, port/],
  [{ host: 'a', password: 'b', __proto__x: 1 }, 'values.__proto__x', /no setting/],
])('%j is refused at its field', (entered, field, sentence) => {
  const split = splitValues(fields, entered)
  expect(split).toMatchObject({ ok: false, field })
  if (!split.ok) expect(split.sentence).toMatch(sentence)
})

test("a carrier's own sentence is kept, and a bare complaint becomes one", () => {
  expect(firstIssue(fields, [{ path: ['host'], message: 'Enter a host name.' }])).toEqual({
    field: 'values.host',
    sentence: 'Enter a host name.',
  })
  expect(firstIssue(fields, [{ path: ['port'], message: 'expected number' }]).sentence).toBe(
    'Port: expected number.',
  )
})
