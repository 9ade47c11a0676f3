// What waits for a person, and blocking, as people use them: texts that were held back, and the ways out.
import type { APIRequestContext, Page } from 'playwright-core'
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

const DANA = '+12025550142'
const MARCUS = '+12025550157'
const PRIYA = '+12025550168'

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const asking =
  (api: APIRequestContext) =>
  async <Answer>(method: string, path: string, data?: object): Promise<Answer> => {
    const answer = await api.fetch(product.address + path, {
      method,
      data,
      headers: { origin: product.address },
    })
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json().catch(() => null)) as Answer
  }
type Row = { id: string; phone: string; contactId: string }

/** Texts from this phone, under this name; its conversation. */
async function hear(name: string, phone: string, body: string): Promise<Row> {
  const ask = asking(desk.request)
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  const { handsets } = await ask<{ handsets: { phone: string }[] }>('GET', '/api/phones')
  if (!handsets.some((each) => each.phone === phone)) await ask('POST', '/api/phones', { name, phone })
  await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: numbers[0]?.phone, body })
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === phone)
    return row !== undefined
  }, 15_000)
  if (!row) throw new Error('No conversation')
  await ask('PATCH', `/api/contacts/${row.contactId}`, { name })
  return row
}

async function pageFor(look: Looks): Promise<Page> {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  return context.newPage()
}

test('an empty list says what would stand there', async () => {
  await desk.goto(`${product.address}/needs-you`)
  await desk.getByText('Nothing waits for you').waitFor()
  await photograph(desk, 'needs-you-empty-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('what is held back comes up by itself, with a count in the rail', async () => {
  const ask = asking(desk.request)
  const dana = await hear('Dana Reyes', DANA, 'Is my bike ready?')
  const marcus = await hear('Marcus Bell', MARCUS, 'Thanks for the helmet.')
  await hear('Priya Nair', PRIYA, 'why are you texting me?')
  // Both are blocked before their texts are due.
  const dueAt = new Date(Date.now() + 4_000).toISOString()
  const text = (row: Row, body: string): Promise<unknown> =>
    ask('POST', '/api/messages', { requestKey: `text to ${row.id}`, conversationId: row.id, body, dueAt })
  await text(dana, 'Your bike is ready. Come by until six.')
  await text(marcus, 'You are welcome!')
  await ask('POST', '/api/contacts/block', { contactIds: [dana.contactId, marcus.contactId], blocked: true })
  const card = (name: string) => desk.getByRole('article', { name })
  await card('Dana Reyes').waitFor()
  await card('Marcus Bell').waitFor()
  expect(await card('Dana Reyes').innerText()).toContain('Unblock Dana Reyes beside the conversation')
  expect(await card('Marcus Bell').innerText()).toContain('they were blocked before it left')
  await desk.getByRole('link', { name: 'Needs you 3 waiting' }).waitFor()
  await desk.getByRole('link', { name: /may have meant STOP/ }).waitFor()
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]
test.each(looks)('the list, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/needs-you`)
  await page.getByRole('article', { name: 'Dana Reyes' }).waitFor()
  await photograph(page, `needs-you-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('sent again it goes through the gate once more and leaves the list; dismissed it stays away', async () => {
  const card = (name: string) => desk.getByRole('article', { name })
  // Still blocked: the refusal stands in the card, with the way out.
  await card('Dana Reyes').getByRole('button', { name: 'Send again' }).click()
  await card('Dana Reyes')
    .getByText(/Dana Reyes was blocked on/)
    .waitFor()
  await photograph(desk, 'needs-you-refused-light-1440')
  const ask = asking(desk.request)
  const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
  const contactIds = conversations.flatMap(({ phone, contactId }) => (phone === DANA ? [contactId] : []))
  await ask('POST', '/api/contacts/block', { contactIds, blocked: false })
  await card('Dana Reyes').getByRole('button', { name: 'Send again' }).click()
  await desk.getByText('Sent to Dana Reyes again, as a new text.').waitFor()
  await card('Dana Reyes').waitFor({ state: 'detached' })
  await card('Marcus Bell').getByRole('button', { name: 'Dismiss' }).click()
  await card('Marcus Bell').waitFor({ state: 'detached' })
  await desk.getByText('Nothing waits for you').waitFor()
})

test('blocked beside the conversation: asked once, told, and taken back', async () => {
  const ask = asking(desk.request)
  const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
  const dana = conversations.find(({ phone }) => phone === DANA)
  await desk.goto(`${product.address}/inbox/all/${dana?.id}`)
  const panel = desk.getByRole('region', { name: 'Contact' })
  await panel.getByRole('button', { name: 'Block', exact: true }).click()
  await panel.getByRole('group', { name: 'Block Dana Reyes?' }).waitFor()
  await photograph(desk, 'block-ask-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await panel.getByRole('button', { name: 'Block', exact: true }).click()
  await panel.getByRole('button', { name: 'Unblock' }).waitFor()
  await desk
    .getByText(/Dana Reyes was blocked on/)
    .first()
    .waitFor()
  await photograph(desk, 'blocked-light-1440')
  await panel.getByRole('button', { name: 'Unblock' }).click()
  await panel.getByRole('group').getByRole('button', { name: 'Unblock' }).click()
  await panel.getByRole('button', { name: 'Block', exact: true }).waitFor()
  expect(eyes.complaints).toEqual([])
})
