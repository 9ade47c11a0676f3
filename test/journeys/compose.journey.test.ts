// A new text as the guide tells it: the Compose icon, a number or a name, the words, an emoji, SEND; and somebody at the counter who agrees.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneWhere } from '../open-hours.ts'
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
let desk: Page
let ourPhone = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  ourPhone = numbers[0]?.phone ?? ''
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

async function ask<T>(method: string, path: string, data?: object): Promise<T> {
  const answer = await desk.request.fetch(product.address + path, {
    ...{ method, data, headers: { origin: product.address } },
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json().catch(() => null)
}

/** Somebody who has texted, with the card that their contact has. */
async function texter(name: string, phone: string, { body = 'Hello!', company = '' } = {}): Promise<void> {
  await ask('POST', '/api/phones', { name, phone })
  await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: ourPhone, body })
  type Row = { phone: string; contactId: string }
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === phone)
    return row !== undefined
  }, 30_000)
  await ask('PATCH', `/api/contacts/${row?.contactId}`, { name, company })
}

async function pageFor(look: Looks): Promise<Page> {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  return context.newPage()
}

const compose = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Compose', exact: true }).click()
  await to(page).waitFor()
}
const to = (page: Page) => page.getByRole('combobox', { name: 'To', exact: true })
const option = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox', { name: 'People' }).getByRole('option', { name })
const words = (page: Page) => page.getByRole('textbox', { name: 'Text message' })
const texts = (page: Page) => page.getByLabel(/^Texts with/)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const composer = (page: Page) => page.getByRole('form', { name: 'Composer' })
const emoji = (page: Page) => page.getByRole('dialog', { name: 'Emoji' })

const walkIn = phoneWhere('open')
const national = `(${walkIn.slice(2, 5)}) ${walkIn.slice(5, 8)}-${walkIn.slice(8)}`

test('who was in touch last is offered before anything is typed; who opted out is shown as such', async () => {
  await texter('Marta Ruiz', '+12025550131', { company: 'Cykler & Co' })
  await texter('Noah Stein', '+12025550132', { body: 'STOP' })
  await texter('Priya Nair', '+12025550133')
  await desk.goto(`${product.address}/inbox/all`)
  await compose(desk)
  await option(desk, /Priya Nair/).waitFor()
  expect(await option(desk, /Noah Stein.*Opted out/).count()).toBe(1)
  await photograph(desk, 'compose-recent-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('a name, or a company, is typed and selected; then the words, and SEND', async () => {
  await to(desk).fill('cykl')
  await option(desk, /Marta Ruiz.*Cykler/).waitFor()
  await to(desk).fill('mar')
  await option(desk, /Marta Ruiz/).click()
  await texts(desk).getByText('Hello!').waitFor() // there is a conversation: it opens
  await words(desk).fill('Your bike is ready.')
  await button(desk, 'SEND').click()
  await texts(desk).getByText('Your bike is ready.').waitFor()
  await texts(desk).getByRole('img', { name: 'Delivered' }).first().waitFor()
})

test.each([
  ['+44 20 7946 0958', /landline/],
  ['555-0142', /area code/],
  ['+1 (800) 555-1234', /toll-free/],
])('%s is refused in a sentence under the field', async (typed, why) => {
  await compose(desk)
  await to(desk).fill(typed)
  await option(desk, /^Text /).waitFor()
  await to(desk).press('Enter')
  await desk.getByRole('alert').getByText(why).waitFor()
  expect(await to(desk).getAttribute('aria-invalid')).toBe('true')
})

test('our own number is refused by its name', async () => {
  await compose(desk)
  await to(desk).fill(ourPhone)
  await to(desk).press('Enter')
  await desk.getByText(/This is one of your own numbers/).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('somebody new may not be texted, and what would make it lawful is said', async () => {
  await ask('POST', '/api/phones', { name: 'Walk-in', phone: walkIn })
  await desk.getByRole('button', { name: 'Compose', exact: true }).click()
  await to(desk).fill(national)
  await option(desk, new RegExp(`^Text .*${walkIn.slice(8)}`)).waitFor()
  await to(desk).press('Enter')
  await composer(desk)
    .getByText(/hasn.t texted you/)
    .first()
    .waitFor()
  await words(desk).fill('Your wheel is true again.')
  expect(await button(desk, 'SEND').getAttribute('aria-disabled')).toBe('true')
  await button(desk, 'Record an opt-in').waitFor()
  await photograph(desk, 'compose-no-consent-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test.each(looks.slice(2))('somebody new, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/inbox/all/compose?to=${encodeURIComponent(walkIn)}`)
  await button(page, 'Record an opt-in').waitFor()
  await photograph(page, `compose-no-consent-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('they agree at the counter: the opt-in is recorded, and the text may go at once', async () => {
  await button(desk, 'Record an opt-in').click()
  const dialog = desk.getByRole('dialog', { name: 'Give consent' })
  await dialog.getByLabel('Name').fill('Vera Holm')
  await photograph(desk, 'compose-opt-in-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await dialog.getByLabel('Campaign').selectOption({ label: 'Repair updates' })
  await dialog.getByLabel('Method').selectOption({ label: 'Paper form' })
  await dialog.getByLabel('Wording', { exact: false }).first().fill('Text me about my repair.')
  await dialog.getByLabel('Signature', { exact: false }).first().fill('Signed on the ticket')
  await dialog.getByLabel('kept', { exact: false }).first().fill('Tickets, 2026')
  await dialog.getByRole('button', { name: 'Give consent' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByRole('strong').getByText('Vera Holm').waitFor()
  await until(async () => (await button(desk, 'SEND').getAttribute('aria-disabled')) === null, 15_000)
  expect(await words(desk).inputValue()).toBe('Your wheel is true again.')
  await photograph(desk, 'compose-consent-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('an emoji goes in at the cursor, by keyboard, and the count says at once what it makes of the text', async () => {
  await words(desk).evaluate((input: HTMLTextAreaElement) => input.setSelectionRange(4, 4))
  expect(await composer(desk).getByText(/UCS-2/).count()).toBe(0)
  await button(desk, 'Emoji').click()
  await emoji(desk).getByRole('searchbox', { name: 'Search emoji' }).fill('bicycle')
  await emoji(desk).getByRole('gridcell', { name: 'Bicycle', exact: true }).waitFor()
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await emoji(desk).waitFor({ state: 'detached' })
  expect(await words(desk).inputValue()).toBe('Your🚲 wheel is true again.')
  await composer(desk).getByText(/UCS-2/).waitFor()
  await desk.keyboard.type('!') // the focus is back in the text, behind the emoji
  expect(await words(desk).inputValue()).toBe('Your🚲! wheel is true again.')
})

test('SEND, and the conversation is there', async () => {
  await words(desk).press('Control+Enter')
  await texts(desk).getByText('Your🚲! wheel is true again.').waitFor()
  await texts(desk).getByText('Informational · Repair updates').waitFor()
  await texts(desk).getByRole('img', { name: 'Delivered' }).first().waitFor()
  expect(await words(desk).inputValue()).toBe('')
})

test('Enter in the search for an emoji sends nothing; Escape gives the focus back', async () => {
  await words(desk).fill('Not yet')
  await button(desk, 'Emoji').click()
  await emoji(desk).getByRole('group', { name: 'Recent' }).getByRole('button', { name: 'Bicycle' }).waitFor()
  await emoji(desk).getByRole('searchbox').fill('no such thing')
  await emoji(desk).getByText('No emoji is called “no such thing”.').waitFor()
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Escape')
  await emoji(desk).waitFor({ state: 'detached' })
  expect(await button(desk, 'Emoji').evaluate((each) => each === document.activeElement)).toBe(true)
  expect(await words(desk).inputValue()).toBe('Not yet')
  await words(desk).fill('')
})

test.each(looks)('the emoji, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/inbox/all`)
  await page.getByText('Priya Nair').first().click()
  await button(page, 'Emoji').click()
  await emoji(page).getByRole('gridcell', { name: 'Grinning face', exact: true }).waitFor()
  await emoji(page).getByRole('button', { name: 'Medium skin tone', exact: true }).click()
  await photograph(page, `emoji-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
