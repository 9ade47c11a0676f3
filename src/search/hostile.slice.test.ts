// Searches that mean no good: each is answered or refused in a sentence, and none breaks anything.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { buildBusiness } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'

let base: TestApp
let house: House
let desk: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  const { orgId } = await buildBusiness(base.app.db)
  desk = await signedIn(base.app, house.auth, { orgId })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

describe('Hostile searches', () => {
  test.each([
    ['quotes', `'"; DROP TABLE contact; --`],
    ['operators of searches', 'a & b | !(c <-> d):*'],
    ['signs of LIKE', '%_\\%'],
    ['a NUL', 'bike\u0000ready'],
    ['half a surrogate pair', 'bike \ud83d'],
    ['emoji only', '🏳️‍🌈👩‍👩‍👧'],
    ['only common words', 'the of and to a in is it'],
    ['an open quote', '"'],
    ['no word at all', '!!!'],
    ['directions', '\u202ebike\u2066'],
    ['a long word', 'x'.repeat(500)],
    ['many words', 'ab '.repeat(160)],
    ['digits without end', '1'.repeat(400)],
  ])('with %s are answered', async (_what, find) => {
    const answer = await ask(
      house.server,
      desk,
      'GET',
      `/api/search?find=${encodeURIComponent(find.toWellFormed())}`,
    )
    expect(answer.statusCode).toBe(200)
  })

  test.each([
    ['ten thousand characters', `find=${'a'.repeat(10_000)}`],
    ['nothing', 'find='],
    ['spaces', 'find=%20%20'],
    ['no words named', 'by=us'],
    ['a cursor of another kind', 'find=a&cursor=1%20OR%201=1'],
    ['a negative cursor', 'find=a&cursor=-1'],
    ['a day that is none', 'find=a&since=yesterday'],
    ['somebody else’s words', 'find=a&by=everybody'],
    ['too many at once', 'find=a&limit=5000'],
  ])('with %s are refused in a sentence', async (_what, query) => {
    const answer = await ask(house.server, desk, 'GET', `/api/search?${query}`)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.code).toBe('invalid')
  })
})
