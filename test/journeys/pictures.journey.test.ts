// Attach Files and Gifs, both ways: what is chosen at the desk is on the phone, and a phone's picture is in the inbox.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct, until } from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page
let phones: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'))
  await writeFile(join(folder, 'bike.jpg'), await scene('#2f80c9', '#f2bd68', 1600, 1200))
  await writeFile(join(folder, 'helmet.png'), await scene('#2d7a4f', '#ef6f6c', 900, 1200))
  await writeFile(join(folder, 'page.jpg'), '<html><script>alert(1)</script></html>')
  product = await startProduct()
  eyes = await openEyes()
  const context = await eyes.context()
  desk = await context.newPage()
  phones = await context.newPage()
}, 120_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
  await rm(folder, { recursive: true, force: true })
})

const scene = (sky: string, sun: string, width: number, height: number): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${sky}"/><circle cx="70%" cy="30%" r="${height / 7}" fill="${sun}"/><path d="M0 ${height}V${height * 0.7}Q${width / 3} ${height / 2} ${width} ${height * 0.8}V${height}Z" fill="#24503a"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

const phoneOf = (name: string): Locator => phones.getByRole('region', { name: new RegExp(name) })
const thread = (): Locator => desk.getByLabel(/^Texts with/)
const sendButton = (): Locator => desk.getByRole('button', { name: 'SEND', exact: true })
const chips = (): Locator => desk.getByRole('list', { name: 'Attached files' })
const attach = (...names: string[]): Promise<void> =>
  desk.getByLabel('Files to attach').setInputFiles(names.map((name) => join(folder, name)))
const loaded = (picture: Locator): Promise<void> =>
  until(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0), 15_000)

test('a picture from a phone is in the inbox, and opens large', async () => {
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  await desk.goto(`${product.address}/inbox/all`)
  await phones.goto(`${product.address}/phone`)
  await phoneOf('Dana Reyes').getByLabel('Pictures to add').setInputFiles(join(folder, 'bike.jpg'))
  await phoneOf('Dana Reyes').getByRole('textbox', { name: 'Text message' }).fill('Is this my bike?')
  await phoneOf('Dana Reyes').getByRole('textbox', { name: 'Text message' }).press('Enter')
  await loaded(phoneOf('Dana Reyes').getByRole('img', { name: 'Picture that you sent' }))
  await desk.getByText('Is this my bike?').first().click()
  const picture = thread().getByRole('button', { name: /^Open Picture/ })
  await picture.waitFor()
  await loaded(picture.locator('img'))
  await picture.click()
  const viewer = desk.getByRole('dialog', { name: /Picture/ })
  await loaded(viewer.getByRole('img'))
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'picture-viewer-light-1440')
  await desk.keyboard.press('Escape')
  await viewer.waitFor({ state: 'hidden' })
})

test('Attach Files takes several, says what is wrong with one, and SEND waits for them', async () => {
  await attach('bike.jpg', 'page.jpg')
  await desk
    .getByText(/Files of this kind cannot be texted/)
    .first()
    .waitFor()
  expect(await sendButton().getAttribute('aria-disabled')).toBe('true')
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'attach-refused-light-1440')
  await desk.getByRole('button', { name: 'Remove page.jpg' }).click()
  await attach('helmet.png')
  await until(async () => (await chips().getByRole('listitem').count()) === 2, 20_000)
  await until(async () => (await sendButton().getAttribute('aria-disabled')) === null, 20_000)
  expect(await desk.getByText('MMS · 2 files').count()).toBe(1)
})

test('a reload keeps them, and SEND brings them to the phone', async () => {
  await desk.reload()
  await until(async () => (await chips().getByRole('listitem').count()) === 2, 20_000)
  await desk.getByRole('textbox', { name: 'Text message' }).fill('That one, and its helmet')
  await photograph(desk, 'attach-chips-light-1440')
  await sendButton().click()
  await phoneOf('Dana Reyes').getByText('That one, and its helmet').waitFor()
  const shown = phoneOf('Dana Reyes').getByRole('img', { name: 'Picture from the business' })
  await until(async () => (await shown.count()) === 2, 20_000)
  await loaded(shown.first())
  await thread().getByRole('img', { name: 'Delivered' }).first().waitFor()
  expect(await chips().count()).toBe(0)
  await photograph(phones, 'phone-pictures-light-1440')
})

test('a page that a phone calls a photo arrives as a download, and its address opens nothing', async () => {
  await phoneOf('Dana Reyes').getByLabel('Pictures to add').setInputFiles(join(folder, 'page.jpg'))
  await phoneOf('Dana Reyes').getByRole('textbox', { name: 'Text message' }).fill('My photo')
  await phoneOf('Dana Reyes').getByRole('textbox', { name: 'Text message' }).press('Enter')
  await thread().getByText('My photo').waitFor()
  const file = thread().getByRole('link', { name: /Preview not shown/ })
  await file.waitFor()
  const address = await file.evaluate((link: HTMLAnchorElement) => link.href.replace('?download=1', ''))
  const page = await desk.context().newPage()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => void dialogs.push(dialog.message()))
  await page.goto(address).catch(() => undefined) // it is kept as a file, so there is no page to come to
  expect([page.url(), dialogs]).toEqual(['about:blank', []])
  await page.close()
})

test('Gifs finds one by a word; it is attached, sent without words, and moves on the phone', async () => {
  await desk.getByRole('button', { name: 'Gifs', exact: true }).click()
  const gifs = desk.getByRole('dialog', { name: 'Gifs' })
  await gifs.getByRole('button', { name: 'Thank you', exact: true }).waitFor()
  await loaded(gifs.getByRole('button', { name: 'Thank you', exact: true }).locator('img'))
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'gifs-light-1440')
  await gifs.getByRole('searchbox').fill('birth')
  await gifs.getByRole('button', { name: 'Happy birthday' }).click()
  await gifs.waitFor({ state: 'hidden' })
  await until(async () => (await sendButton().getAttribute('aria-disabled')) === null, 20_000)
  await sendButton().click()
  const shown = phoneOf('Dana Reyes').getByRole('img', { name: 'Picture from the business' })
  await until(async () => (await shown.count()) === 3, 20_000)
  const bytes = await phones.evaluate(
    async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())],
    await shown.last().evaluate((image: HTMLImageElement) => image.src),
  )
  expect((await sharp(Buffer.from(bytes), { animated: true }).metadata()).pages).toBeGreaterThan(5)
})

test('files pasted and dropped are attached as well', async () => {
  const files = `(() => { const kept = new DataTransfer(); kept.items.add(new File([Uint8Array.from(atob('${(
    await sharp({ create: { width: 30, height: 30, channels: 3, background: '#369' } })
      .png()
      .toBuffer()
  ).toString(
    'base64',
  )}'), (sign) => sign.charCodeAt(0))], 'dropped.png', { type: 'image/png' })); return kept })()`
  await desk.evaluate(`(() => {
    const pane = document.querySelector('[data-whole-screen]')
    for (const name of ['dragenter', 'dragover', 'drop'])
      pane.dispatchEvent(new DragEvent(name, { dataTransfer: ${files}, bubbles: true, cancelable: true }))
    document.querySelector('textarea[aria-label="Text message"]')
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: ${files}, bubbles: true, cancelable: true }))
  })()`)
  await until(
    async () => (await chips().getByRole('button', { name: 'Remove dropped.png' }).count()) === 2,
    20_000,
  )
  for (let left = 2; left > 0; left--)
    await chips().getByRole('button', { name: 'Remove dropped.png' }).first().click()
  await until(async () => (await chips().count()) === 0, 10_000)
})

test.each([
  ['light', 390],
  ['dark', 390],
  ['dark', 1440],
] as const)('the thread with pictures in %s at %i px is fit to be seen', async (scheme, width) => {
  const context = await eyes.context({ width, height: width === 390 ? 844 : 900, dark: scheme === 'dark' })
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(desk.url())
  const picture = page.getByRole('button', { name: /^Open GIF/ }).last()
  await picture.waitFor()
  await loaded(picture.locator('img'))
  expect(await accessibilityFaults(page)).toEqual([])
  await photograph(page, `thread-pictures-${scheme}-${width}`)
  await page.getByRole('button', { name: 'Gifs', exact: true }).click()
  await loaded(page.getByRole('dialog', { name: 'Gifs' }).locator('img').first())
  await photograph(page, `gifs-${scheme}-${width}`)
  await context.close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints.filter((each) => !/status of 422/.test(each))).toEqual([])
})
