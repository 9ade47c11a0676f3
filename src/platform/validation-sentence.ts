// What a contract found wrong with a request, in one sentence that says what to send instead.

/** One finding, as the contract's library words it. */
export type Finding = {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string | undefined
  readonly params: object
}

/** A contract may bring a sentence of its own; what has none gets one here. */
export function sentenceOf(finding: Finding): { field: string; sentence: string } {
  const field = finding.instancePath.replace(/^\//, '').replaceAll('/', '.')
  const own = finding.message ?? ''
  if (/^[A-Z].*\.$/s.test(own)) return { field, sentence: own }
  return { field, sentence: `${field || 'The request'} ${explain(finding)}.` }
}

function explain({ keyword, message = '', params }: Finding): string {
  const { expected, origin, minimum, maximum, values, format } = params as Record<string, unknown>
  switch (keyword) {
    case 'invalid_type':
      return message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${kinds[String(expected)] ?? 'of another kind'}`
    case 'invalid_value':
      return `must be ${Array.isArray(values) && values.length > 1 ? 'one of ' : ''}${[values].flat().join(', ')}`
    case 'too_small':
      return `${measures[String(origin)]?.replace('N', `at least ${minimum}`) ?? 'is too small'}`
    case 'too_big':
      return `${measures[String(origin)]?.replace('N', `at most ${maximum}`) ?? 'is too large'}`
    case 'invalid_format':
      return `must be ${formats[String(format)] ?? 'written in another way; see /api/openapi.json'}`
    default:
      return 'is not right; see /api/openapi.json'
  }
}

const kinds: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const measures: Partial<Record<string, string>> = {
  string: 'must have N characters',
  array: 'must have N entries',
  number: 'must be N',
  int: 'must be N',
}
const formats: Partial<Record<string, string>> = {
  uuid: 'an id such as 01999f3c-0000-7000-8000-000000000000',
  datetime: 'a time such as 2026-03-01T09:30:00Z',
  email: 'an e-mail address such as dana@example.com',
}
