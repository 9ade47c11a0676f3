// Contacts from a file as people import them: chosen, looked over, taken in before their eyes, with a report of what could not be.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessibilityFaults,
  type Looks,
  openEyes,
  type Product,
  photograph,
  startProduct,
} from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let page: Page
let file: string

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  page = await (await eyes.context()).newPage()
  await page.goto(product.signInLink())
  await page.waitForURL(/\/inbox/)
  file = join(await mkdtemp(join(tmpdir(), 'parley-import-')), 'people.csv')
  const people = Array.from(
    { length: 3_000 },
    (_, at) => `Person ${at},503-555-${String(at).padStart(4, '0')},Riverside Club,yes`,
  )
  await writeFile(
    file,
    ['Full name,Mobile,Company,Opted in', ...people, 'Nobody,no number,,yes', 'Dana,=1+1,,yes'].join('\n'),
  )
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const looks: [string, Looks][] = [
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]
async function lookAt(name: string): Promise<void> {
  await photograph(page, `${name}-light-1440`)
  expect(await accessibilityFaults(page)).toEqual([])
  for (const [look, looked] of looks) {
    const context = await eyes.context(looked)
    await context.addCookies(await page.context().cookies())
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByRole('heading', { name: 'Import contacts' }).waitFor()
    await other
      .getByRole('article')
      .or(other.getByRole('list', { name: 'Columns' }))
      .first()
      .waitFor()
    await photograph(other, `${name}-${look}`)
    expect(await accessibilityFaults(other)).toEqual([])
    await context.close()
  }
}

test('nothing was imported yet', async () => {
  await page.goto(`${product.address}/settings/import`)
  await page.getByText('Nothing was imported yet').waitFor()
  await photograph(page, 'import-empty-light-1440')
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a file is looked over: each column guessed, the first rows shown, and consent told to stay out', async () => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByLabel('File', { exact: true }).click(),
  ])
  await chooser.setFiles(file)
  await page.getByRole('list', { name: 'Columns' }).waitFor()
  expect(await page.getByLabel('Mobile is').inputValue()).toBe('phone')
  expect(await page.getByLabel('Full name is').inputValue()).toBe('name')
  await page.getByText('An import never gives consent.').first().waitFor()
  await lookAt('import-look')
})

test('it is taken in, and what could not be is in a report', async () => {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const card = page.getByRole('article', { name: 'people.csv' })
  await card.getByText('Done').waitFor({ timeout: 60_000 })
  const words = (await card.innerText()).replace(/\s+/g, ' ')
  expect(words).toContain('new 3,000')
  expect(words).toContain('not taken 2')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: /Report of 2 problems/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('not-imported.csv')
  await lookAt('import-done')
  expect(eyes.complaints).toEqual([])
})
