// Business hours as people set them, and the one answer that a closed department gives.
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
let page: Page

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  page = await (await eyes.context()).newPage()
  await page.goto(product.signInLink())
  await page.waitForURL(/\/inbox/)
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

test('an offer is told to be none of an automatic answer, and the preview reads as it will be sent', async () => {
  await page.goto(`${product.address}/settings/hours`)
  await page.getByLabel('Answer', { exact: true }).first().waitFor()
  await page.getByRole('switch', { name: 'Answer once outside of these hours' }).first().click()
  await page
    .getByLabel('Answer', { exact: true })
    .first()
    .fill('Closed. Get 20% off everything this weekend!')
  await page.getByText('This reads like an offer.').waitFor()
  await page.getByLabel('Answer', { exact: true }).first().fill('We are closed and back {opens}.')
  await page
    .getByText(/We are closed and back (today|tomorrow|\w+day|on )/)
    .first()
    .waitFor()
})

test('hours of one day only, a holiday, and Save', async () => {
  // Open on the day before yesterday only, so that now is closed wherever this runs.
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  const open = days[(new Date().getUTCDay() + 6 + 4) % 7]
  for (const day of days) {
    const remove = page.getByRole('button', { name: `Remove ${day}`, exact: true }).first()
    if (await remove.isVisible()) await remove.click()
  }
  await page
    .getByRole('button', { name: `Add an opening on ${open}` })
    .first()
    .click()
  await page.getByLabel('Day', { exact: true }).first().fill('2026-12-25')
  await page.getByLabel('What for').first().fill('Christmas Day')
  await page.getByRole('button', { name: 'Add the day' }).first().click()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText(/The hours of .+ are kept\./).waitFor()
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]
test.each(looks)('the hours, %s', async (name, look) => {
  const context = await eyes.context(look)
  await context.addCookies(await page.context().cookies())
  const other = await context.newPage()
  await other.goto(`${product.address}/settings/hours`)
  await other.getByText('Christmas Day').first().waitFor()
  await photograph(other, `settings-hours-${name}`)
  expect(await accessibilityFaults(other)).toEqual([])
  await context.close()
})

test('who texts now gets the answer on their phone, once, and the inbox still shows their words', async () => {
  const ask = asking(page.request)
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  const phone = '+12025550142'
  await ask('POST', '/api/phones', { name: 'Dana Reyes', phone }).catch(() => null)
  const texts = `/api/phones/${encodeURIComponent(phone)}/texts`
  await ask('POST', texts, { to: numbers[0]?.phone, body: 'Is my bike ready?' })
  const answers = async (): Promise<number> =>
    JSON.stringify(await ask('GET', texts)).split('We are closed and back').length - 1
  await until(async () => (await answers()) === 1, 25_000)
  await ask('POST', texts, { to: numbers[0]?.phone, body: 'Hello?' })
  await page.goto(`${product.address}/inbox/all`)
  await page.getByText('Hello?').first().click()
  await page.getByText('Automatic · outside of business hours').waitFor()
  await photograph(page, 'hours-answer-light-1440')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await answers()).toBe(1)
  expect(eyes.complaints).toEqual([])
})
