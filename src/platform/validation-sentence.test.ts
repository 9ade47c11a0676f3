import { validatorCompiler } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { type Finding, sentenceOf } from './validation-sentence.ts'

const id = z.object({ id: z.uuid() })
const cases: [z.ZodType, unknown, string][] = [
  [id, {}, 'id is missing.'],
  [id, { id: 7 }, 'id must be a text.'],
  [id, { id: 'x' }, 'id must be an id such as 01999f3c-0000-7000-8000-000000000000.'],
  [id, 'x', 'The request must be an object.'],
  [z.object({ scopes: z.array(z.string()).min(1) }), { scopes: [] }, 'scopes must have at least 1 entries.'],
  [z.object({ list: z.enum(['mine', 'all']) }), { list: 'yours' }, 'list must be one of mine, all.'],
  [z.object({ ok: z.literal(true) }), { ok: false }, 'ok must be true.'],
  [z.object({ limit: z.coerce.number().int().max(100) }), { limit: '1e9' }, 'limit must be at most 100.'],
  [z.object({ limit: z.coerce.number().int() }), { limit: '1.5' }, 'limit must be a whole number.'],
  [z.object({ limit: z.coerce.number() }), { limit: 'ten' }, 'limit must be a number.'],
  [z.object({ name: z.string().max(3) }), { name: 'Dana' }, 'name must have at most 3 characters.'],
  [z.object({ at: z.iso.datetime() }), { at: 'now' }, 'at must be a time such as 2026-03-01T09:30:00Z.'],
  [
    z.object({ to: z.string().regex(/^\+/) }),
    { to: '1' },
    'to must be written in another way; see /api/openapi.json.',
  ],
  [
    z.object({ values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    { values: { port: [] } },
    'values.port is not right; see /api/openapi.json.',
  ],
  [z.object({ name: z.string().min(1, 'Enter a name.') }), { name: '' }, 'Enter a name.'],
]

test.each(cases)('%#: what is wrong is said in one sentence', (contract, given, sentence) => {
  const validate = validatorCompiler({ schema: contract, method: 'POST', url: '/', httpPart: 'body' })
  const { error } = Object(validate(given))
  expect((error as Finding[]).map((each) => sentenceOf(each).sentence)).toEqual([sentence])
})
