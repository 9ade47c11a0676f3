// Contact Journey → FILTER BY → Consent: where somebody looks up when a person agreed to what, at a desk and on a phone.
import type { APIRequestContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessibilityFaults,
  type Looks,
  openEyes,
  type Product,
  photograph,
  startProduct,
  until,
} from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page
let thread = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  thread = await liveThrough(desk.request)
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const PHONE = '+12025550142'

type Ask = <Answer>(method: string, path: string, data?: object) => Promise<Answer>

/** Said at the counter, and entered by staff. */
async function agree(ask: Ask, contactId: string): Promise<void> {
  const { campaigns } = await ask<{ campaigns: { id: string; levels: string[] }[] }>('GET', '/api/campaigns')
  const campaignId = campaigns.find(({ levels }) => levels.includes('informational'))?.id
  await ask('POST', `/api/contacts/${contactId}/consent/give`, {
    ...{
      requestKey: 'journey consent',
      campaignId,
      levels: ['informational'],
      method: 'spoken',
      identity: 'Dana Reyes',
    },
    evidence: { script: 'May we text you when your bike is ready?', answer: 'Yes, please do.' },
  })
}

/** Dana texts, is named and answered, opts out, and comes back. */
async function liveThrough(api: APIRequestContext): Promise<string> {
  const ask = async <Answer>(method: string, path: string, data?: object): Promise<Answer> => {
    const answer = await api.fetch(product.address + path, {
      method,
      data,
      headers: { origin: product.address },
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json().catch(() => null)) as Answer
  }
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  const text = (body: string) =>
    ask('POST', `/api/phones/${encodeURIComponent(PHONE)}/texts`, { to: numbers[0]?.phone, body })
  type Row = { id: string; contactId: string }
  const rows = async () =>
    (await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')).conversations
  await ask('POST', '/api/phones', { name: 'Dana Reyes', phone: PHONE }).catch(() => null)
  await text('Hi! Is my bike ready?')
  await until(async () => (await rows()).length === 1, 30_000)
  const [row] = await rows()
  if (!row) throw new Error('The text did not arrive')
  const journey = () =>
    ask<{ events: { title: string }[] }>('GET', `/api/contacts/${row.contactId}/journey`).then(({ events }) =>
      events.map(({ title }) => title),
    )
  await ask('PATCH', `/api/contacts/${row.contactId}`, { name: 'Dana Reyes' })
  await ask('POST', '/api/messages', {
    ...{
      requestKey: 'journey answer',
      conversationId: row.id,
      body: 'Yes, it is ready. Come by any time before six.',
    },
  })
  await until(async () => (await journey()).includes('Delivered'), 30_000)
  await text('STOP')
  await until(async () => (await journey()).includes('Opted out of all texts'), 30_000)
  await text('START')
  await until(async () => (await journey()).includes('Opted in by text'), 30_000)
  await agree(ask, row.contactId)
  const { memberId } = await ask<{ memberId: string }>('GET', '/api/me')
  await ask('POST', `/api/conversations/${row.id}/assign`, { memberId: null })
  await ask('POST', `/api/conversations/${row.id}/assign`, { memberId })
  return `${product.address}/inbox/all/${row.id}`
}

const drawer = (page: Page): Locator => page.getByRole('dialog', { name: 'Contact Journey' })
const events = (page: Page): Locator => drawer(page).getByRole('listitem')
const chip = (page: Page, name: string): Locator => drawer(page).getByRole('button', { name, exact: true })

test('Contact Journey → FILTER BY → Consent shows what was agreed to and withdrawn, and nothing else', async () => {
  await desk.goto(thread)
  await desk.getByRole('button', { name: 'Contact Journey' }).click()
  await events(desk).filter({ hasText: 'Text to Dana Reyes' }).first().waitFor()
  await drawer(desk).getByRole('group', { name: 'FILTER BY' }).waitFor()
  await chip(desk, 'Consent').click()
  await until(
    async () => (await events(desk).filter({ hasText: 'Text to Dana Reyes' }).count()) === 0,
    10_000,
  )
  await events(desk).filter({ hasText: 'Opted out of all texts' }).filter({ hasText: 'STOP' }).waitFor()
  await events(desk).filter({ hasText: 'Opted in by text' }).filter({ hasText: 'START' }).waitFor()
  await events(desk)
    .filter({ hasText: 'Gave informational consent for' })
    .filter({ hasText: 'Spoken to staff' })
    .waitFor()
  await events(desk)
    .filter({ hasText: 'Started a conversation' })
    .filter({ hasText: 'Is my bike ready?' })
    .waitFor()
  expect(await chip(desk, 'Consent').getAttribute('aria-pressed')).toBe('true')
})

test('what is shown stands in the address, survives a reload and closes with Escape', async () => {
  expect(new URL(desk.url()).searchParams.get('filter')).toBe('consent')
  await desk.reload()
  await events(desk).filter({ hasText: 'Opted out of all texts' }).waitFor()
  expect(await chip(desk, 'Consent').getAttribute('aria-pressed')).toBe('true')
  expect(await events(desk).filter({ hasText: 'Text to' }).count()).toBe(0)
  await desk.keyboard.press('Escape')
  await drawer(desk).waitFor({ state: 'detached' })
  expect(new URL(desk.url()).search).toBe('')
})

test('several kinds can be shown together, and a text names the consent that it rests on', async () => {
  await desk.goto(`${thread}?journey=1&filter=messages`)
  await chip(desk, 'Assignment').click()
  await events(desk).filter({ hasText: 'Conversation claimed' }).first().waitFor()
  await events(desk).filter({ hasText: 'the first to reply' }).waitFor()
  await events(desk)
    .filter({ hasText: 'Yes, it is ready.' })
    .filter({ hasText: 'conversational consent: their own text' })
    .waitFor()
  expect(new URL(desk.url()).searchParams.get('filter')).toBe('messages,assignment')
})

test('what happens meanwhile appears by itself', async () => {
  await chip(desk, 'Messages').click()
  const closed = events(desk).filter({ hasText: 'Conversation closed' })
  expect(await closed.count()).toBe(0)
  const id = new URL(thread).pathname.split('/').at(-1)
  await desk.request.post(`${product.address}/api/conversations/${id}/close`, {
    headers: { origin: product.address },
  })
  await closed.waitFor()
  await desk.request.post(`${product.address}/api/conversations/${id}/reopen`, {
    headers: { origin: product.address },
  })
})

test.each([
  ['CSV for a spreadsheet', /contact-journey-12025550142\.csv/],
  ['PDF document', /contact-journey-12025550142\.pdf/],
])('the journey is taken out as %s', async (choice, name) => {
  await desk.goto(`${thread}?journey=1&filter=consent`)
  await drawer(desk).getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('menuitem', { name: choice }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(name)
  expect(await download.failure()).toBeNull()
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

test.each(looks)('the journey, %s', async (name, look) => {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(thread)
  await page.getByRole('button', { name: 'Contact Journey' }).waitFor()
  await page.getByRole('button', { name: 'Contact Journey' }).click()
  await events(page).filter({ hasText: 'Text to Dana Reyes' }).first().waitFor()
  await photograph(page, `journey-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await chip(page, 'Consent').click()
  await until(
    async () => (await events(page).filter({ hasText: 'Text to Dana Reyes' }).count()) === 0,
    10_000,
  )
  await events(page).first().getByText('More').click()
  await photograph(page, `journey-consent-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await chip(page, 'Consent').click()
  await chip(page, 'Assignment').click()
  await events(page).filter({ hasText: 'the first to reply' }).waitFor()
  await photograph(page, `journey-assignment-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await context.close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
