// The Consent Management Tool as staff use it: give and combine, withdraw one, ask and hear Yes on the phone, enter an opt-out.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct } from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page
let phones: Page

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  const context = await eyes.context()
  desk = await context.newPage()
  phones = await context.newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  await campaign('Bike club', ['informational', 'promotional'])
  await campaign('Order news', ['informational'])
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

async function campaign(name: string, levels: string[]): Promise<void> {
  const answer = await desk.request.post(`${product.address}/api/campaigns`, {
    data: { name, useCase: 'MIXED', levels },
    headers: { origin: product.address },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}

const dana = (): Locator => phones.getByRole('region', { name: /Dana Reyes/ })
const textFrom = async (body: string): Promise<void> => {
  await dana().getByRole('textbox', { name: 'Text message' }).fill(body)
  await dana().getByRole('textbox', { name: 'Text message' }).press('Enter')
}
const panel = (): Locator => desk.getByRole('region', { name: 'Contact', exact: true })
const row = (level: string, name: string): Locator =>
  panel()
    .getByRole('listitem')
    .filter({ hasText: name })
    .and(desk.locator(`[data-level="${level}"]`))
const dialog = (): Locator => desk.getByRole('dialog')
/** At a desk and on a phone, light and dark, and clean by axe. On a phone the panel is a drawer. */
async function shoot(name: string): Promise<void> {
  const isDialog = await dialog().isVisible()
  for (const width of [390, 1440])
    for (const scheme of ['dark', 'light'] as const) {
      await desk.setViewportSize({ width, height: 900 })
      await desk.emulateMedia({ colorScheme: scheme })
      await desk.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
      const isDrawer = width === 390 && !isDialog
      if (isDrawer) await desk.getByRole('button', { name: 'Contact', exact: true }).click()
      await photograph(desk, `${name}-${scheme}-${width}`)
      expect(await accessibilityFaults(desk)).toEqual([])
      if (isDrawer) await desk.getByRole('button', { name: 'Close this' }).click()
    }
}

test('a text opens the conversation, and the panel counts down what is left of it', async () => {
  await phones.goto(`${product.address}/phone`)
  await dana().waitFor()
  await textFrom('Hi! Is my bike ready?')
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Hi! Is my bike ready?').first().click()
  await panel().getByRole('heading', { name: 'Consent Management Tool' }).waitFor()
  await panel()
    .getByText(/^(24 h 0|23 h \d+) min left$/)
    .waitFor()
})

test('two levels are given at once, with the evidence of their method', async () => {
  await row('promotional', 'Bike club').getByRole('button', { name: /^Give/ }).click()
  await dialog().getByRole('heading', { name: 'Give consent' }).waitFor()
  expect(await dialog().getByRole('checkbox', { name: 'Promotional' }).isChecked()).toBe(true)
  await dialog().getByRole('checkbox', { name: 'Informational' }).check()
  await dialog().getByRole('combobox', { name: 'Method' }).selectOption({ label: 'Paper form' })
  await dialog().getByRole('button', { name: 'Give consent' }).click()
  await dialog().getByText('Signature is missing.').waitFor()
  await dialog().getByRole('textbox', { name: 'Wording' }).fill('Text me club news and offers.')
  await dialog().getByRole('textbox', { name: 'Signature' }).fill('Dana Reyes, March 3')
  await dialog().getByRole('textbox', { name: 'Where the paper is kept' }).fill('Folder 12')
  await shoot('consent-give')
  await dialog().getByRole('button', { name: 'Give consent' }).click()
  await row('promotional', 'Bike club').getByText('Given', { exact: true }).waitFor()
  await row('informational', 'Bike club').getByText('Given', { exact: true }).waitFor()
  await row('informational', 'Bike club')
    .getByText(/Paper form · entered by/)
    .waitFor()
})

test('one of them is withdrawn and the other stays', async () => {
  await row('promotional', 'Bike club')
    .getByRole('button', { name: /^Withdraw/ })
    .click()
  await photograph(desk, 'consent-withdraw-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog().getByRole('button', { name: 'Withdraw consent' }).click()
  await row('promotional', 'Bike club').getByText('Withdrawn', { exact: true }).waitFor()
  await row('informational', 'Bike club').getByText('Given', { exact: true }).waitFor()
})

test('asked by text, it holds as soon as the phone answers Yes', async () => {
  await row('informational', 'Order news').getByRole('button', { name: /^Ask/ }).click()
  await photograph(desk, 'consent-ask-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog().getByRole('button', { name: 'Send the request' }).click()
  await row('informational', 'Order news').getByText('Pending', { exact: true }).waitFor()
  await dana()
    .getByRole('log')
    .getByText(/May we send you texts about Order news\? Reply YES to confirm/)
    .waitFor()
  await shoot('consent-panel')
  await textFrom('Yes')
  await row('informational', 'Order news').getByText('Given', { exact: true }).waitFor()
  await row('informational', 'Order news')
    .getByText(/Confirmed by text/)
    .waitFor()
})

test('an opt-out that was told on the telephone closes everything, and says so', async () => {
  await panel().getByRole('button', { name: 'Enter an opt-out' }).click()
  await dialog().getByRole('combobox', { name: 'How they told you' }).selectOption({ label: 'By telephone' })
  await dialog().getByRole('textbox', { name: 'What they said' }).fill('Please stop all of this')
  await photograph(desk, 'consent-opt-out-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog().getByRole('button', { name: 'Opt out', exact: true }).click()
  await panel().getByText('Opted out', { exact: true }).waitFor()
  await panel().getByText('Please stop all of this').waitFor()
  expect(
    await panel()
      .getByRole('button', { name: /^(Give|Ask|Withdraw)/ })
      .count(),
  ).toBe(0)
  await shoot('consent-panel-closed')
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
