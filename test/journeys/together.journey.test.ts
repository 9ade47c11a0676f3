// Working together, at two desks: who is here and who is answering, snoozing and waking, handing on with a note, tags, and reactions.
import type { APIRequestContext, Locator, Page } from 'playwright-core'
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

const PHONE = '+12025550142'
const ANSWER = 'Yes, it is ready. Come by any time before six.'
const PASSWORD = 'seven plain wooden doors'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page
let ben: Page
let id = ''
let thread = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  id = await texted(desk.request)
  thread = `${product.address}/inbox/all/${id}`
  ben = await (await eyes.context()).newPage()
  await join(desk.request, ben)
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

async function ask<Answer>(
  api: APIRequestContext,
  method: string,
  path: string,
  data?: object,
): Promise<Answer> {
  const answer = await api.fetch(product.address + path, {
    method,
    data,
    headers: { origin: product.address },
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json().catch(() => null)) as Answer
}

const textIn = async (body: string): Promise<void> => {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>(desk.request, 'GET', '/api/numbers')
  await ask(desk.request, 'POST', `/api/phones/${encodeURIComponent(PHONE)}/texts`, {
    to: numbers[0]?.phone,
    body,
  })
}

/** Dana texts, is named and answered. */
async function texted(api: APIRequestContext): Promise<string> {
  await ask(api, 'POST', '/api/phones', { name: 'Dana Reyes', phone: PHONE }).catch(() => null)
  await textIn('Hi! Is my bike ready?')
  type Row = { id: string; contactId: string }
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>(api, 'GET', '/api/conversations?list=all')
    row = conversations[0]
    return row !== undefined
  }, 30_000)
  await ask(api, 'PATCH', `/api/contacts/${row?.contactId}`, { name: 'Dana Reyes' })
  await ask(api, 'POST', '/api/messages', {
    requestKey: 'journey answer',
    conversationId: row?.id,
    body: ANSWER,
  })
  return row?.id ?? ''
}

/** Ben is invited to the department that has the conversation, and comes in by his link. */
async function join(api: APIRequestContext, page: Page): Promise<void> {
  const { conversation } = await ask<{ conversation: { departmentId: string } }>(
    api,
    'GET',
    `/api/conversations/${id}`,
  )
  const { link } = await ask<{ link: string }>(api, 'POST', '/api/invitations', {
    ...{ email: 'ben@riversidebikes.example', role: 'agent', departments: [conversation.departmentId] },
  })
  const token = link.split('link=')[1]
  await ask(page.request, 'POST', '/api/link/use', { token, name: 'Ben Berg', password: PASSWORD })
  await page.goto(thread)
  await field(page).waitFor()
}

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Text message' })
const texts = (page: Page): Locator => page.getByRole('region', { name: /^Texts with/ })
const asleep = (page: Page): Locator => page.getByText(/^Snoozed until .+, or until they text\.$/)
const row = (page: Page): Locator => page.locator(`[data-conversation="${id}"]`)

test('two people in one conversation see each other there, and the second hears at once that the first is answering', async () => {
  await desk.goto(thread)
  await desk.getByRole('img', { name: 'Ben is looking at this, too' }).waitFor()
  await ben.getByRole('img', { name: /is looking at this, too/ }).waitFor()
  await field(ben).pressSequentially('It has been')
  await desk.getByText('Ben is answering this now').waitFor()
  await photograph(desk, 'presence-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  expect(await ben.getByText('is answering this now').count()).toBe(0) // one's own typing is no news
  await field(ben).fill('')
  await until(async () => (await desk.getByText('Ben is answering this now').count()) === 0, 15_000)
  await ben.goto(`${product.address}/inbox/mine`)
  await until(async () => (await desk.getByRole('img', { name: /is looking at this/ }).count()) === 0, 15_000)
  await ben.goto(thread)
})

test('S snoozes until a time that makes sense; it is in Snoozed with its time, and a text wakes it on every screen', async () => {
  await texts(desk).focus()
  await desk.keyboard.press('s')
  const menu = desk.getByRole('menu', { name: 'Snooze until' })
  await menu.getByRole('menuitem', { name: /^Tomorrow/ }).waitFor()
  await photograph(desk, 'snooze-menu-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await menu.getByRole('menuitem', { name: /^Tomorrow/ }).click()
  await asleep(desk)
    .filter({ hasText: /9:00\sAM/ })
    .waitFor()
  await asleep(ben).waitFor()
  await row(desk).waitFor({ state: 'detached' })
  await desk.getByRole('link', { name: 'Snoozed' }).click()
  await row(desk).waitFor()
  await photograph(desk, 'snoozed-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await textIn('Never mind, I will come by tomorrow')
  await row(desk).waitFor({ state: 'detached' })
  await asleep(ben).waitFor({ state: 'detached' })
  await desk.getByText('Nothing is snoozed').waitFor()
  await photograph(desk, 'snoozed-empty-light-1440')
})

test('it wakes by itself at its time, unread and on top, without anybody looking', async () => {
  await desk.goto(`${product.address}/inbox/all`)
  await row(desk).waitFor()
  const soon = new Date(Date.now() + 2_500).toISOString()
  await ask(desk.request, 'POST', '/api/conversations/snooze', { conversations: [{ id }], until: soon })
  await row(desk).waitFor({ state: 'detached' })
  await row(desk).waitFor({ timeout: 20_000 })
})

test('a day and time are picked, one that is over is refused, and Wake brings it back', async () => {
  await desk.goto(thread)
  await desk.getByRole('button', { name: 'Snooze', exact: true }).click()
  await desk.getByRole('menuitem', { name: 'Pick a day and time' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Snooze until' })
  await dialog.getByLabel('Day and time').fill('2020-01-01T09:00')
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click()
  await dialog.getByText('Enter a day and time that are still to come.').waitFor()
  await photograph(desk, 'snooze-pick-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('Day and time').fill(`${day}T10:15`)
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click()
  await asleep(desk)
    .filter({ hasText: /10:15\sAM/ })
    .waitFor()
  await desk.getByRole('button', { name: 'Wake' }).click()
  await asleep(desk).waitFor({ state: 'detached' })
})

test('it is handed to a colleague with a note, which stands in the thread, and in the Contact Journey', async () => {
  await ben.goto(`${product.address}/inbox/mine`)
  await desk.getByRole('button', { name: /^Assign/ }).click()
  await desk.getByRole('menuitem', { name: /^Hand on with a note/ }).click()
  const dialog = desk.getByRole('dialog', { name: 'Hand on' })
  await dialog.getByLabel('Colleague').selectOption({ label: 'Ben Berg' })
  await dialog.getByLabel(/^Note for them/).fill('Wants a refund for the chain, more than I may give.')
  await photograph(desk, 'hand-on-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog.getByRole('button', { name: 'Hand on' }).click()
  await row(ben).click()
  await texts(ben)
    .getByText(/handed this to you\./)
    .waitFor()
  await texts(ben).getByText('Wants a refund for the chain, more than I may give.').waitFor()
  await photograph(ben, 'handed-light-1440')
  expect(await accessibilityFaults(ben)).toEqual([])
  await desk.goto(`${thread}?journey=1&filter=assignment`)
  const drawer = desk.getByRole('dialog', { name: 'Contact Journey' })
  await drawer.getByRole('listitem').filter({ hasText: 'Conversation handed to Ben Berg' }).first().waitFor()
  await drawer.getByText('Wants a refund for the chain, more than I may give.').waitFor()
})

test('L puts on a tag, made on the way; the list is narrowed to it, and Settings → Tags manages it', async () => {
  await desk.goto(thread)
  await field(desk).waitFor()
  await texts(desk).focus()
  await desk.keyboard.press('l')
  const picker = desk.getByRole('combobox', { name: 'Add a tag: This conversation' })
  await expect.poll(() => picker.evaluate((element) => element === document.activeElement)).toBe(true)
  await picker.pressSequentially('Refund')
  await desk.getByRole('option', { name: 'Make “Refund”' }).waitFor()
  await photograph(desk, 'tags-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.keyboard.press('Enter')
  await desk.getByRole('button', { name: 'Take off Refund' }).waitFor()
  await row(desk).getByText('Refund').waitFor()
  await row(ben).getByText('Refund').waitFor()
  await desk.getByRole('combobox', { name: 'Tag', exact: true }).selectOption({ label: 'Refund' })
  await desk.waitForURL(/tag=/)
  await row(desk).waitFor()
  await desk.getByRole('link', { name: 'Closed' }).click()
  await desk.getByText('Nothing here carries this tag').waitFor()
  await desk.goto(`${product.address}/settings/tags`)
  await desk.getByLabel('New tag').fill('VIP')
  await desk.getByRole('button', { name: 'Make tag' }).click()
  await desk.getByRole('button', { name: 'Edit VIP' }).waitFor()
  await photograph(desk, 'tags-settings-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Merge Refund' }).click()
  await desk.getByLabel('The tag that is kept').selectOption({ label: 'VIP' })
  await desk.getByRole('button', { name: 'Merge tags' }).click()
  await desk.getByRole('button', { name: 'Edit Refund' }).waitFor({ state: 'detached' })
  await row(ben).getByText('VIP').waitFor()
})

test('a reaction of their phone is a badge on the text that it quotes, and gone when they take it back', async () => {
  await desk.goto(thread)
  await field(desk).waitFor()
  await textIn(`Loved “${ANSWER}”`)
  const badge = texts(desk).getByRole('img', { name: 'They loved this' })
  await badge.waitFor()
  expect(await texts(desk).getByText('Loved “').count()).toBe(0)
  await photograph(desk, 'reaction-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await textIn(`Removed a heart from “${ANSWER}”`)
  await badge.waitFor({ state: 'detached' })
  await textIn('Liked “Something that nobody wrote”')
  await texts(desk).getByText('Liked “Something that nobody wrote”').waitFor()
  await textIn(`Liked “${ANSWER}”`)
  await texts(desk).getByRole('img', { name: 'They liked this' }).waitFor()
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]
test.each(looks)('all of it in one thread, and the dialogs, %s', async (name, look) => {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(thread)
  await texts(page)
    .getByText(/handed this to Ben Berg/)
    .waitFor()
  await ben.goto(thread)
  await field(ben).fill('')
  await field(ben).pressSequentially('One moment')
  await page.getByText('Ben is answering this now').waitFor()
  await photograph(page, `together-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Snooze', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Until they text' }).waitFor()
  await photograph(page, `together-snooze-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Assign/ }).click()
  await page.getByRole('menuitem', { name: /^Hand on with a note/ }).click()
  await page.getByRole('dialog', { name: 'Hand on' }).getByLabel('Colleague').waitFor()
  await photograph(page, `together-hand-on-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await texts(page).focus()
  await page.keyboard.press('l')
  const picker = page
    .getByRole('combobox', { name: 'Add a tag: This conversation' })
    .filter({ visible: true })
  await expect.poll(() => picker.evaluate((element) => element === document.activeElement)).toBe(true)
  await photograph(page, `together-panel-${name}`)
  await page.goto(`${product.address}/settings/tags`)
  await page.getByRole('button', { name: 'Edit VIP' }).waitFor()
  await photograph(page, `together-tags-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${product.address}/inbox/all`)
  await row(page).waitFor()
  await photograph(page, `together-list-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await field(ben).fill('')
  await context.close()
})

test('handed to another department it is theirs alone: who sees only the old one loses it at once, and is told why', async () => {
  await ben.goto(thread)
  await field(ben).waitFor()
  await desk.goto(thread)
  await desk.getByRole('button', { name: /^Assign/ }).click()
  await desk.getByRole('menuitem', { name: /^Hand on with a note/ }).click()
  const dialog = desk.getByRole('dialog', { name: 'Hand on' })
  const other = await dialog.getByLabel('Department').locator('option:not(:checked)').first().textContent()
  await dialog.getByLabel('Department').selectOption({ label: other ?? '' })
  await dialog.getByLabel(/^Note for them/).fill('The chain broke twice.')
  await dialog.getByRole('button', { name: 'Hand on' }).click()
  await texts(desk).getByText(`handed this to ${other}.`).waitFor()
  await row(ben).waitFor({ state: 'detached' })
  await ben.getByText('This conversation isn’t here').waitFor()
  const told = eyes.complaints.splice(0) // the browser tells of what is not there for him any more
  expect(told.filter((each) => !/status of 404/.test(each))).toEqual([])
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
