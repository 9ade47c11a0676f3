// How every error must look to whoever gets it: a code, one plain sentence with its remedy, and nothing of our insides.
import { expect } from 'vitest'
import { errorCodes } from '../../src/platform/errors.ts'

type Answered = {
  readonly statusCode: number
  readonly body: string
  readonly headers: Record<string, unknown>
}

const INSIDES =
  /\bat (?:\S+ \(|file:|node:|\/)[^ ]*:\d+:\d+|node_modules|\.[tj]sx?\b(?!on)|\/(?:work|home|root|tmp|usr|var)\/|Error:|SQLSTATE|ECONN|ENO[A-Z]{2,}|\brelation\b|\bsyntax\b|violates|constraint|duplicate key|invalid byte|invalid input|unsupported Unicode|permission denied|undefined|\[object|SELECT |INSERT |UPDATE /

/** Status, code and sentence of an error, once it was looked through. */
export function errorOf({ statusCode, body, headers }: Answered): [number, string, string] {
  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(body).not.toMatch(INSIDES)
  const { error } = JSON.parse(body) as { error: { code: keyof typeof errorCodes; message: string } }
  expect(errorCodes[error.code]?.status, `${error.code} is in the table, with this status`).toBe(statusCode)
  expect(error.message).toMatch(/^\S.{9,400}[.?]$/s)
  expect(error.message).not.toMatch(/\n/)
  return [statusCode, error.code, error.message]
}
