// A link for the carrier: for one file, for some hours, and only as it was made.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { makeLink, readLink } from './actions.ts'

let made: TestApp
beforeAll(async () => {
  made = await testApp()
})
afterAll(() => made.close())

test('it says which file, to whoever follows it as it is', () => {
  const linked = { orgId: newId() as OrgId, id: newId() }
  const link = makeLink(made.app, 'media', linked)
  expect(readLink(made.app, 'media', link)).toEqual(linked)
})

test('a link that was changed in any place, runs out, or is for somebody else leads nowhere', () => {
  const link = makeLink(made.app, 'media', { orgId: newId() as OrgId, id: newId() })
  for (let place = 0; place < link.length; place++) {
    const changed = `${link.slice(0, place)}${link[place] === 'A' ? 'B' : 'A'}${link.slice(place + 1)}`
    expect(readLink(made.app, 'media', changed), changed).toBeNull()
  }
  for (const other of ['', 'x', link.slice(1), `${link}A`, `${link}=`])
    expect(readLink(made.app, 'media', other)).toBeNull()
  expect(readLink(made.app, 'phones', link)).toBeNull()
  const later = { ...made.app, now: () => new Date(Date.now() + 4 * 3_600_000 + 2_000) }
  expect(readLink(later, 'media', link)).toBeNull()
})
