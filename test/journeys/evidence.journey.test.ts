// Evidence files as a person takes them out: beside a conversation, and from the register of opt-outs; what comes is what was said.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct, until } from './product.ts'

const root = resolve(import.meta.dirname, '../..')
let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  const context = await eyes.context()
  const phones = await context.newPage()
  desk = await context.newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  await phones.goto(`${product.address}/phone`)
  const phone = phones.getByRole('region', { name: /Dana Reyes/ })
  for (const body of ['Hi! Is my bike ready?', 'Stop']) {
    await phone.getByRole('textbox', { name: 'Text message' }).fill(body)
    await phone.getByRole('textbox', { name: 'Text message' }).press('Enter')
    await phone.getByRole('log').getByText(body, { exact: true }).waitFor()
  }
  await phone
    .getByRole('log')
    .getByText(/opted out/)
    .waitFor()
}, 120_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

/** Chooses in the open menu, and resolves with the file that comes. */
async function take(page: Page, item: string): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return { name: download.suggestedFilename(), path: await download.path() }
}

test('beside a conversation, the evidence file comes as a document', async () => {
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Stop', { exact: true }).first().click()
  const panel = desk.getByRole('region', { name: 'Contact' })
  await panel.getByRole('button', { name: 'Evidence file' }).click()
  await photograph(desk, 'evidence-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  const { name, path } = await take(desk, 'PDF document')
  expect(name).toMatch(/^evidence-\d+-\d{4}-\d\d-\d\d\.pdf$/)
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('from the register it comes with proofs, and the separate verifier believes it', async () => {
  await desk.goto(`${product.address}/opt-outs/register`)
  let file = { name: '', path: '' }
  // Records are sealed within a second or two of their commit.
  await until(async () => {
    await desk.getByRole('button', { name: /^Evidence file of/ }).click()
    file = await take(desk, 'JSON with proofs')
    return JSON.parse(await readFile(file.path, 'utf8')).records.length === 2
  }, 20_000)
  expect(file.name).toMatch(/\.json$/)
  const { stdout } = await promisify(execFile)(process.execPath, ['verify/main.ts', '--bundle', file.path], {
    cwd: root,
  })
  expect(stdout).toContain('everything is as it was sealed')
  await photograph(desk, 'register-evidence-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('it is there on a phone in the dark, too', async () => {
  const context = await eyes.context({ width: 390, height: 844, dark: true })
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(`${product.address}/opt-outs/register`)
  await page.getByRole('button', { name: /^Evidence file of/ }).click()
  await page.getByRole('menuitem', { name: 'PDF document' }).waitFor()
  await photograph(page, 'register-evidence-dark-390')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(desk.url().replace(/opt-outs.*/, 'inbox/all'))
  await page.getByText('Stop', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Contact', exact: true }).click()
  await page.getByRole('button', { name: 'Evidence file' }).scrollIntoViewIfNeeded()
  await photograph(page, 'evidence-dark-390')
  expect(await accessibilityFaults(page)).toEqual([])
  await context.close()
})

test('nothing was logged as an error in all this', () => expect(eyes.complaints).toEqual([]))
