// Internal notes and mentions, by two people at two desks: a note, a mention that rings live, editing, deleting, and the customer's phone
// that never hears of any of it.
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
const PASSWORD = 'seven plain wooden doors'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page
let ben: Page
let thread = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  thread = await texted(desk.request)
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

/** Dana texts, is named and answered. */
async function texted(api: APIRequestContext): Promise<string> {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>(api, 'GET', '/api/numbers')
  await ask(api, 'POST', '/api/phones', { name: 'Dana Reyes', phone: PHONE }).catch(() => null)
  await ask(api, 'POST', `/api/phones/${encodeURIComponent(PHONE)}/texts`, {
    ...{ to: numbers[0]?.phone, body: 'Hi! Is my bike ready? I could pay in cash.' },
  })
  type Row = { id: string; contactId: string }
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>(api, 'GET', '/api/conversations?list=all')
    row = conversations[0]
    return row !== undefined
  }, 30_000)
  await ask(api, 'PATCH', `/api/contacts/${row?.contactId}`, { name: 'Dana Reyes' })
  await ask(api, 'POST', '/api/messages', {
    ...{
      requestKey: 'journey answer',
      conversationId: row?.id,
      body: 'Yes, it is ready. Come by any time before six.',
    },
  })
  return `${product.address}/inbox/all/${row?.id}`
}

/** Ben is invited, and comes in by his link. */
async function join(api: APIRequestContext, page: Page): Promise<void> {
  const { departments } = await ask<{ departments: { id: string }[] }>(api, 'GET', '/api/me')
  const { link } = await ask<{ link: string }>(api, 'POST', '/api/invitations', {
    ...{ email: 'ben@riversidebikes.example', role: 'agent', departments: departments.map(({ id }) => id) },
  })
  const token = link.split('link=')[1]
  await ask(page.request, 'POST', '/api/link/use', { token, name: 'Ben Berg', password: PASSWORD })
  await page.goto(`${product.address}/inbox/mine`)
  await bell(page).waitFor()
}

const bell = (page: Page): Locator => page.getByRole('button', { name: /^Mentions/ })
const cards = (page: Page): Locator => page.getByRole('article', { name: /^Internal note by/ })
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Internal note' })

test('N turns the composer into a note, yellow and with another button; what was typed as a text stays a text', async () => {
  await desk.goto(thread)
  const text = desk.getByRole('textbox', { name: 'Text message' })
  await text.fill('Half a text')
  await desk.getByRole('region', { name: /^Texts with/ }).focus()
  await desk.keyboard.press('n')
  await field(desk).waitFor()
  expect(await field(desk).evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await field(desk).inputValue()).toBe('')
  expect(await desk.getByRole('button', { name: 'SEND' }).count()).toBe(0)
  expect(await desk.getByRole('button', { name: 'Internal note' }).getAttribute('aria-pressed')).toBe('true')
  await field(desk).fill('Half a note')
  await desk.getByRole('button', { name: 'Text message' }).click()
  expect(await text.inputValue()).toBe('Half a text')
  await text.fill('')
  await desk.getByRole('button', { name: 'Internal note' }).click()
  expect(await field(desk).inputValue()).toBe('Half a note')
})

test('a colleague is found after @ and chosen by keyboard; their bell rings at once, and leads to the note', async () => {
  await field(desk).fill('')
  await field(desk).pressSequentially('Pays in cash. @be')
  const option = desk.getByRole('option', { name: 'Ben Berg' })
  await option.waitFor()
  await photograph(desk, 'note-mention-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.keyboard.press('Enter')
  await field(desk).pressSequentially('can you take the bike out?')
  expect(await field(desk).inputValue()).toBe('Pays in cash. @Ben Berg can you take the bike out?')
  await desk.getByRole('button', { name: 'ADD NOTE' }).click()
  await cards(desk).filter({ hasText: 'can you take the bike out?' }).waitFor()
  expect(await field(desk).inputValue()).toBe('')

  await ben.getByRole('button', { name: 'Mentions, 1 unread' }).waitFor()
  await bell(ben).click()
  const item = ben.getByRole('dialog', { name: 'Mentions' }).getByRole('link', { name: /about Dana Reyes/ })
  await item.waitFor()
  await photograph(ben, 'mentions-light-1440')
  expect(await accessibilityFaults(ben)).toEqual([])
  await item.click()
  await cards(ben).filter({ hasText: '@Ben Berg can you take the bike out?' }).waitFor()
  expect(new URL(ben.url()).searchParams.get('at')).toMatch(/^\d+$/)
  await ben.getByRole('button', { name: 'Mentions', exact: true }).waitFor()
})

test('the author edits it; that it was edited and what it said before is there for everybody', async () => {
  await cards(desk).getByRole('button', { name: 'More about this note' }).click()
  await desk.getByRole('menuitem', { name: 'Edit' }).click()
  const edit = desk.getByRole('textbox', { name: 'Edit the note' })
  expect(await edit.inputValue()).toBe('Pays in cash. @Ben Berg can you take the bike out?')
  await edit.fill('Pays by card. @Ben Berg can you take the bike out?')
  await desk.getByRole('button', { name: 'Save note' }).click()
  const edited = cards(ben).filter({ hasText: 'Pays by card.' })
  await edited.getByRole('button', { name: 'edited' }).click()
  const before = ben.getByRole('dialog', { name: 'What this note said before' })
  await before.getByText('Pays in cash.').waitFor()
  expect(await accessibilityFaults(ben)).toEqual([])
  await ben.keyboard.press('Escape')
  expect(await edited.getByRole('button', { name: 'More about this note' }).count()).toBe(1) // he may look at what it said before
  await edited.getByRole('button', { name: 'More about this note' }).click()
  expect(await ben.getByRole('menuitem', { name: /Edit|Delete/ }).count()).toBe(0)
  await ben.keyboard.press('Escape')
})

test('the computer tells of a mention only where that was asked for, and never asks by itself', async () => {
  await ben.goto(`${product.address}/inbox/mine`) // in the open conversation the mention would be read at once
  const away = await ben.context().newPage()
  // Somebody who said yes before, and looks at another window now.
  await away.addInitScript(() => {
    const told: string[] = []
    class Told {
      static permission = 'granted'
      static requestPermission = () => told.push('asked')
      constructor(title: string) {
        told.push(title)
      }
      close() {}
    }
    Object.assign(window, { told, Notification: Told })
    document.hasFocus = () => false
  })
  const told = () => away.evaluate(() => (window as unknown as { told: string[] }).told)
  await away.goto(`${product.address}/inbox/mine`)
  await bell(away).waitFor()
  await field(desk).fill('@Ben Berg and one more thing')
  await field(desk).press('ControlOrMeta+Enter')
  await cards(desk).filter({ hasText: 'one more thing' }).waitFor()
  await until(async () => (await told()).length > 0, 15_000)
  expect(await told()).toEqual(['Alex Rivera mentioned you'])
  await away.close()
})

test('a note that is deleted loses its words everywhere, and who deleted it stays', async () => {
  await ben.goto(thread)
  await ben.getByRole('button', { name: 'Internal note' }).click()
  await field(ben).fill('The code of the door is 4711')
  await field(ben).press('ControlOrMeta+Enter')
  const card = cards(desk).filter({ hasText: '4711' })
  await card.getByRole('button', { name: 'More about this note' }).click()
  await desk.getByRole('menuitem', { name: 'Delete' }).click()
  await desk.getByRole('button', { name: 'Delete note' }).click()
  await cards(ben)
    .filter({ hasText: /Deleted by .+ at/ })
    .waitFor()
  expect(await ben.getByText('4711').count()).toBe(0)
})

test('Contact Journey → FILTER BY → Notes shows the notes, and the customer’s phone heard none of it', async () => {
  await desk.goto(`${thread}?journey=1&filter=notes`)
  const drawer = desk.getByRole('dialog', { name: 'Contact Journey' })
  await drawer.getByRole('listitem').filter({ hasText: 'Pays by card. @Ben Berg' }).waitFor()
  await drawer.getByRole('listitem').filter({ hasText: 'Internal note, deleted since' }).waitFor()
  expect(await drawer.getByRole('button', { name: 'Notes', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  )
  expect(await drawer.getByRole('listitem').count()).toBe(3)
  const { texts } = await ask<{ texts: { body: string }[] }>(
    desk.request,
    'GET',
    `/api/phones/${encodeURIComponent(PHONE)}/texts`,
  )
  expect(texts.map(({ body }) => body).sort()).toEqual([
    'Hi! Is my bike ready? I could pay in cash.',
    'Yes, it is ready. Come by any time before six.',
  ])
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

test.each(looks)('notes in a thread and the bell, %s', async (name, look) => {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(thread)
  await cards(page).filter({ hasText: 'Pays by card.' }).waitFor()
  await page.getByRole('button', { name: 'Internal note' }).click()
  await field(page).fill('Ask @Ben Berg before you call')
  await photograph(page, `note-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${product.address}/inbox/mine`)
  await bell(page).click()
  await page.getByRole('dialog', { name: 'Mentions' }).getByText('Nobody mentioned you yet').waitFor()
  await photograph(page, `mentions-empty-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await context.close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
