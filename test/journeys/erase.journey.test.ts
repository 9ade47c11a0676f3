// Erasing a person at the desk: what goes and what stays is said before, the number is typed, and afterwards nothing tells who they were.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
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
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const dana = (): Locator => phones.getByRole('region', { name: /Dana Reyes/ })
const textFrom = async (body: string): Promise<void> => {
  await dana().getByRole('textbox', { name: 'Text message' }).fill(body)
  await dana().getByRole('textbox', { name: 'Text message' }).press('Enter')
}
const panel = (): Locator => desk.getByRole('region', { name: 'Contact', exact: true })
const dialog = (): Locator => desk.getByRole('dialog', { name: 'Erase this person' })

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

let number = ''

test('the dialog says plainly what goes, what stays and why', async () => {
  await phones.goto(`${product.address}/phone`)
  await dana().waitFor()
  await textFrom('Hi! It is about my bike.')
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Hi! It is about my bike.').first().click()
  number =
    (await panel()
      .getByText(/^\+1 \d{3} \d{3} \d{4}/)
      .first()
      .textContent()) ?? ''
  await desk.getByRole('textbox', { name: 'Text message' }).fill('Come by any time.')
  await desk.getByRole('button', { name: 'SEND', exact: true }).click()
  await panel().getByRole('button', { name: 'Erase this person…' }).click()
  await dialog().getByText('This cannot be undone.').waitFor()
  await dialog()
    .getByText(/The words of 2 texts, in both directions/)
    .waitFor()
  await dialog()
    .getByText(/mobile operators ask for opt-ins for six years/)
    .waitFor()
  await shoot('erase')
})

test('another number than theirs is refused, and so is no reason', async () => {
  await dialog().getByRole('button', { name: 'Erase for good' }).click()
  await dialog().getByText('Say why.').waitFor()
  await dialog().getByRole('textbox', { name: 'Why' }).fill('Asked by letter of March 1')
  await dialog()
    .getByRole('textbox', { name: /^Type \+1/ })
    .fill('+1 202 555 0199')
  await dialog().getByRole('button', { name: 'Erase for good' }).click()
  await dialog()
    .getByText(/not this person’s number/)
    .waitFor()
})

test('on legal hold nothing is erased, and the dialog says why', async () => {
  const parley = (...args: string[]): number | null => {
    const program = [join(import.meta.dirname, '../../src/cli.ts'), 'erase', number, ...args]
    return spawnSync(process.execPath, program, { env: product.environment }).status
  }
  expect(parley('--reason', 'A dispute about the bill', '--hold')).toBe(0)
  await desk.reload()
  await dialog()
    .getByText(/is on legal hold since .* \(A dispute about the bill\), so nothing was erased/)
    .waitFor()
  await photograph(desk, 'erase-hold-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  expect(parley('--lift')).toBe(0)
  await desk.reload()
  await dialog().getByRole('textbox', { name: 'Why' }).fill('Asked by letter of March 1')
})

test('then the card, the words and the number are gone from every screen', async () => {
  await dialog().getByRole('checkbox', { name: 'Erase the proof of consent, too' }).check()
  await dialog()
    .getByText(/Their number\. Who texts from it again is somebody new/)
    .waitFor()
  await dialog()
    .getByRole('textbox', { name: /^Type \+1/ })
    .fill(number)
  await dialog().getByRole('button', { name: 'Erase for good' }).click()
  await dialog()
    .getByText(/^Erased: the card, the words of 2 texts/)
    .waitFor()
  await photograph(desk, 'erase-done-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog().getByRole('button', { name: 'Done' }).click()
  await desk.getByText('The words were erased.').first().waitFor()
  await photograph(desk, 'erase-thread-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  const shown = (await desk.locator('body').textContent()) ?? ''
  expect(shown).not.toMatch(/about my bike|Come by any time|Dana Reyes/)
  expect(shown).toContain('Erased person')
})

test('a second time there is nothing left to erase', async () => {
  await panel().getByText('This person was erased.').waitFor()
  await desk.goto(`${desk.url()}${desk.url().includes('?') ? '&' : '?'}consent=erase`)
  await dialog()
    .getByText(/This person was erased on .*Nothing is left that tells who they were/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Done' }).click()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
