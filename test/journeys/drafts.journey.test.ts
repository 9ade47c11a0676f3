// What is typed is never lost: seen on a second browser as it is typed, kept while the server is away, and gone everywhere once it is sent.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct, until } from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
/** Two browsers of one person. */
let desk: Page
let phone: Page
let martaId = ''
let priyaId = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  martaId = await texter('Marta Ruiz', '+12025550131')
  priyaId = await texter('Priya Nair', '+12025550133')
  const other = await eyes.context({ width: 390, height: 844 })
  await other.addCookies(await desk.context().cookies())
  phone = await other.newPage()
  await desk.goto(`${product.address}/inbox/all/${martaId}`)
  await phone.goto(`${product.address}/inbox/all`)
  await phone.getByText('Marta Ruiz').first().waitFor()
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

async function ask<T>(method: string, path: string, data?: object): Promise<T> {
  const answer = await desk.request.fetch(product.address + path, {
    ...{ method, data, headers: { origin: product.address } },
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json().catch(() => null)
}

/** Somebody who has texted: the id of the conversation. */
async function texter(name: string, number: string): Promise<string> {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  await ask('POST', '/api/phones', { name, phone: number })
  const texts = `/api/phones/${encodeURIComponent(number)}/texts`
  await ask('POST', texts, { to: numbers[0]?.phone, body: 'Hello!' })
  type Row = { id: string; phone: string; contactId: string }
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === number)
    return row !== undefined
  }, 30_000)
  await ask('PATCH', `/api/contacts/${row?.contactId}`, { name })
  return row?.id ?? ''
}

const words = (page: Page) => page.getByRole('textbox', { name: 'Text message' })
const holds = (page: Page, body: string): Promise<void> =>
  until(
    async () => (await words(page).inputValue()) === body,
    15_000,
    () => `It never said “${body}”.`,
  )
const stored = async (): Promise<string[]> =>
  (await ask<{ drafts: { body: string }[] }>('GET', '/api/drafts')).drafts.map(({ body }) => body)
const isStored = (body: string): Promise<void> =>
  until(
    async () => (await stored()).includes(body),
    15_000,
    () => `The server never had “${body}”.`,
  )

test('what is typed in one browser stands in the list of the other, without a reload', async () => {
  await words(desk).pressSequentially('Your bike is ready', { delay: 20 })
  await phone.getByText('Draft: ').first().waitFor()
  await phone.getByText('Your bike is ready').first().waitFor()
  await photograph(phone, 'draft-in-list-light-390')
  expect(await accessibilityFaults(phone)).toEqual([])
})

test('it goes on there, and the first browser follows', async () => {
  await phone.getByText('Marta Ruiz').first().click()
  await holds(phone, 'Your bike is ready')
  await words(phone).press('End')
  await words(phone).pressSequentially('. Come by until six', { delay: 10 })
  await holds(desk, 'Your bike is ready. Come by until six')
})

test('sent there, it is gone here and in the list', async () => {
  await phone.getByRole('button', { name: 'SEND', exact: true }).click()
  await phone
    .getByLabel(/^Texts with/)
    .getByText('Come by until six')
    .waitFor()
  await holds(desk, '')
  await until(async () => (await stored()).length === 0, 15_000)
})

test('a text that is refused is a draft again, on both', async () => {
  const texts = `/api/phones/${encodeURIComponent('+12025550131')}/texts`
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  await words(desk).fill('One more thing')
  await isStored('One more thing')
  await ask('POST', texts, { to: numbers[0]?.phone, body: 'STOP' })
  await desk
    .getByText(/texted STOP/)
    .first()
    .waitFor()
  await words(desk).press('Control+Enter')
  await holds(desk, 'One more thing')
  await isStored('One more thing')
})

test('the server is killed while somebody types: typing goes on, and nothing of it is lost', async () => {
  await desk.goto(`${product.address}/inbox/all/${priyaId}`)
  await words(desk).pressSequentially('We found the reason', { delay: 20 })
  await isStored('We found the reason')
  await product.kill()
  await words(desk).pressSequentially(': the bearing. It is', { delay: 20 })
  await desk.getByText('Reconnecting…').waitFor()
  await holds(desk, 'We found the reason: the bearing. It is')
  await product.startAgain()
  await isStored('We found the reason: the bearing. It is')
  await words(desk).pressSequentially(' replaced', { delay: 20 })
  await isStored('We found the reason: the bearing. It is replaced')
  await phone.goto(`${product.address}/inbox/all/${priyaId}`)
  await holds(phone, 'We found the reason: the bearing. It is replaced')
})

test('killed in the middle of a word and the browser closed at once: the browser has kept it', async () => {
  await words(desk).press('End')
  await words(desk).pressSequentially(' and tr', { delay: 10 })
  await product.kill()
  await words(desk).pressSequentially('ue', { delay: 10 })
  const context = desk.context()
  await desk.close({ runBeforeUnload: false })
  await product.startAgain()
  desk = await context.newPage()
  await desk.goto(`${product.address}/inbox/all/${priyaId}`)
  await holds(desk, 'We found the reason: the bearing. It is replaced and true')
  await isStored('We found the reason: the bearing. It is replaced and true')
  await holds(phone, 'We found the reason: the bearing. It is replaced and true')
})

test('a text to somebody new is begun here and found in Compose there', async () => {
  await desk.getByRole('button', { name: 'Compose', exact: true }).click()
  const to = desk.getByRole('combobox', { name: 'To', exact: true })
  await to.fill('+1 202 555 0199')
  await to.press('Enter')
  await desk.getByText('+1 202 555 0199').first().waitFor()
  await words(desk).fill('Welcome to the shop')
  await isStored('Welcome to the shop')
  await phone.goto(`${product.address}/inbox/all/compose`)
  await phone.getByRole('heading', { name: 'Begun and not sent yet' }).waitFor()
  await photograph(phone, 'compose-begun-light-390')
  expect(await accessibilityFaults(phone)).toEqual([])
  await phone.getByRole('button', { name: /Welcome to the shop/ }).click()
  await holds(phone, 'Welcome to the shop')
})

test('nothing broke in the browser on the way', () => {
  const isOfAway = (complaint: string): boolean =>
    /ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING)/.test(complaint)
  expect(eyes.complaints.filter((complaint) => !isOfAway(complaint))).toEqual([])
})
