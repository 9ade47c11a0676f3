// A campaign gets its keyword: the advertisement is checked as it is entered, a phone texts the word, and the panel shows level, method and proof.
import type { Page } from 'playwright-core'
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
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const button = (name: string | RegExp) => desk.getByRole('button', { name, exact: true })
const dialog = () => desk.getByRole('dialog')
const dana = () => phones.getByRole('region', { name: /Dana Reyes/ })

/** At a desk and on a phone, light and dark, and clean by axe. */
async function shoot(name: string): Promise<void> {
  for (const width of [390, 1440])
    for (const scheme of ['dark', 'light'] as const) {
      await desk.setViewportSize({ width, height: 900 })
      await desk.emulateMedia({ colorScheme: scheme })
      await desk.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
      await photograph(desk, `${name}-${scheme}-${width}`)
      expect(await accessibilityFaults(desk)).toEqual([])
    }
}

test('a campaign without a keyword says how people join it', async () => {
  await desk.goto(`${product.address}/settings/campaigns`)
  await button(/^Keywords of Repair updates/).click()
  await dialog().getByText('No keyword yet').waitFor()
  await shoot('settings-keywords-empty')
})

test('the advertisement is ticked off while it is entered, and what is missing is named', async () => {
  await button('Add a keyword').click()
  await button('Add keyword').click()
  await dialog().getByText('Enter the keyword, such as JOIN.').first().waitFor()
  await dialog().getByLabel('Keyword', { exact: true }).fill('stop')
  await dialog().getByLabel('Number').selectOption({ index: 1 })
  await dialog()
    .getByLabel('Advertisement')
    .fill('Text FIXIT for repair updates. Msg & data rates may apply.')
  await dialog().getByLabel('Where it is shown').fill('Poster at the counter')
  await button('Add keyword').click()
  await dialog()
    .getByText(/takes consent back/)
    .waitFor()
  await dialog().getByLabel('Keyword', { exact: true }).fill('fixit')
  await dialog()
    .getByText(/^5 of 8 are missing/)
    .waitFor()
  await shoot('settings-keyword')
  await button('Add keyword').click()
  await dialog()
    .getByText(/^Not in use: the advertisement does not say your name/)
    .waitFor()
})

test('once it says everything the keyword is in use', async () => {
  await button('Change FIXIT').click()
  const words = await dialog().getByLabel('Advertisement').inputValue()
  await dialog()
    .getByLabel('Advertisement')
    .fill(
      `${words} From Riverside Bikes, up to 4 msgs per repair. Text HELP for help, STOP to opt out. Terms and privacy: riverside.example`,
    )
  await dialog().getByText('It says everything.').waitFor()
  await button('Save').click()
  await dialog().getByText('In use. The advertisement says all that it must.').waitFor()
  await desk
    .getByRole('button', { name: 'Keywords of Repair updates: FIXIT', includeHidden: true })
    .waitFor({ state: 'attached' })
  await shoot('settings-keywords')
})

test('a phone texts it: it is confirmed there, and the panel shows the level with its method', async () => {
  await phones.goto(`${product.address}/phone`)
  await dana().waitFor()
  await dana().getByRole('textbox', { name: 'Text message' }).fill('Fixit')
  await dana().getByRole('textbox', { name: 'Text message' }).press('Enter')
  await dana()
    .getByRole('log')
    .getByText(/You're signed up for texts about Repair updates/)
    .waitFor()
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Fixit').first().click()
  const level = desk
    .getByRole('region', { name: 'Contact', exact: true })
    .getByRole('listitem')
    .filter({ hasText: 'Repair updates' })
    .and(desk.locator('[data-level="informational"]'))
  await level.getByText('Given', { exact: true }).waitFor()
  await level.getByText(/Texted keyword/).waitFor()
  await desk.getByText('Automatic · opt-in confirmation').waitFor()
  await photograph(desk, 'keyword-panel-light-1440')
})

test('asked whether STOP means everything, the phone keeps the updates with one word', async () => {
  await desk.goto(`${product.address}/settings/organization`)
  await button('Change consent settings').click()
  await dialog().getByLabel('Ask whether a STOP means everything').check()
  await shoot('settings-ask-scope')
  await button('Save').click()
  await desk.getByText('The consent settings are changed.').waitFor()
  const text = dana().getByRole('textbox', { name: 'Text message' })
  await text.fill('STOP')
  await text.press('Enter')
  await dana()
    .getByRole('log')
    .getByText(/no more texts from us. To keep only texts about Repair updates, reply KEEP/)
    .waitFor()
  await text.fill('Keep')
  await text.press('Enter')
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Keep', { exact: true }).first().click()
  const level = desk
    .getByRole('region', { name: 'Contact', exact: true })
    .getByRole('listitem')
    .filter({ hasText: 'Repair updates' })
    .and(desk.locator('[data-level="informational"]'))
  await level.getByText('Given', { exact: true }).waitFor()
  await level.getByText(/Kept by their answer/).waitFor()
  await photograph(desk, 'keep-panel-light-1440')
})

test('removed, it only opens a conversation', async () => {
  await desk.goto(`${product.address}/settings/campaigns`)
  await button(/^Keywords of Repair updates/).click()
  await button('Remove FIXIT').click()
  await button('Remove').click()
  await dialog().getByText('No keyword yet').waitFor()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
