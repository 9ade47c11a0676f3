// From a fresh start to a text in both directions, and everything a STOP must do, seen in a browser.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct, until } from './product.ts'

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
}, 120_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const phoneOf = (name: string): Locator => phones.getByRole('region', { name: new RegExp(name) })
const textFrom = async (name: string, body: string): Promise<void> => {
  await phoneOf(name).getByRole('textbox', { name: 'Text message' }).fill(body)
  await phoneOf(name).getByRole('textbox', { name: 'Text message' }).press('Enter')
}
const thread = (): Locator => desk.getByLabel(/^Texts with/)
const answer = async (body: string): Promise<void> => {
  await desk.getByRole('textbox', { name: 'Text message' }).fill(body)
  await desk.getByRole('button', { name: 'SEND', exact: true }).click()
}
const onPhone = (name: string, body: string | RegExp): Locator =>
  phoneOf(name).getByRole('log').getByText(body)

test('the sign-in link opens the inbox once, and not a second time', async () => {
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  const stranger = await (await eyes.context()).newPage()
  await stranger.goto(product.signInLink())
  await stranger
    .getByText(/used|new one|no longer/i)
    .first()
    .waitFor()
  await stranger.context().close()
})

test('an empty inbox says what will be here', async () => {
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByRole('button', { name: 'Compose', exact: true }).waitFor()
  await photograph(desk, 'inbox-empty-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('a text typed on a phone is in the inbox without a reload', async () => {
  await phones.goto(`${product.address}/phone`)
  await phoneOf('Dana Reyes').waitFor()
  await textFrom('Dana Reyes', 'Hi! Is my bike ready?')
  await desk.getByText('Hi! Is my bike ready?').first().waitFor()
})

test('the answer is on the phone and its tick turns to delivered', async () => {
  await desk.getByText('Hi! Is my bike ready?').first().click()
  await answer('Yes, it is. Come by any time before six.')
  await onPhone('Dana Reyes', 'Come by any time before six.').waitFor()
  await thread().getByRole('img', { name: 'Delivered' }).first().waitFor()
})

test('a text that waits is cancelled by a STOP, the composer refuses, and one confirmation arrives', async () => {
  await phones.getByRole('switch', { name: 'Network off' }).click({ force: true })
  await answer('We also have your new helmet here.')
  await thread().getByText('We also have your new helmet here.').waitFor()
  await textFrom('Dana Reyes', 'Stop')
  await desk
    .getByText(/texted STOP on .*Only .* can undo that, by texting START/)
    .first()
    .waitFor()
  await desk
    .getByText(/they opted out before it left/i)
    .first()
    .waitFor()
  await photograph(desk, 'thread-stop-light-1440')
  await phones.getByRole('switch', { name: 'Network off' }).click({ force: true })
  await onPhone('Dana Reyes', /opted out and will get no more texts/).waitFor({ timeout: 60_000 })
  expect(await onPhone('Dana Reyes', 'new helmet').count()).toBe(0)
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('a repeated STOP is shown and sends nothing, an ordinary text after it gives nothing', async () => {
  await textFrom('Dana Reyes', 'STOP')
  await until(async () => (await thread().getByText('STOP', { exact: true }).count()) >= 1, 10_000)
  await textFrom('Dana Reyes', 'Is my bike still there?')
  await thread().getByText('Is my bike still there?').waitFor()
  await desk
    .getByText(/Only .* can undo that, by texting START/)
    .first()
    .waitFor()
  expect(await onPhone('Dana Reyes', /opted out and will get no more texts/).count()).toBe(1)
})

test('HELP is answered although the door is closed', async () => {
  await textFrom('Dana Reyes', 'HELP')
  await onPhone('Dana Reyes', /Riverside Bikes: .*STOP to opt out/).waitFor()
})

test('START lets the team answer again', async () => {
  await textFrom('Dana Reyes', 'Start')
  await until(async () => (await desk.getByText(/Only .* can undo that/).count()) === 0, 10_000)
  await answer('Good to have you back.')
  await onPhone('Dana Reyes', 'Good to have you back.').waitFor()
})

test('somebody who never texted cannot be texted, and the refusal says what to do', async () => {
  await desk.getByRole('button', { name: 'Compose', exact: true }).click()
  const to = desk.getByRole('combobox', { name: 'To', exact: true })
  await to.fill('+1 202 555 0199')
  await to.press('Enter')
  await desk
    .getByText(/hasn.t texted you/)
    .first()
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
