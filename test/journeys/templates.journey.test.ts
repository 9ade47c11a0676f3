// Templates as the guide tells it: the Templates icon, Personal or Shared, Create template, USE, and the words stand in the text input.
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
let dana: Row
let unnamed: Row

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
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

async function pageFor(look: Looks): Promise<Page> {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  return context.newPage()
}

type Row = { id: string; phone: string; contactId: string }

async function ask<T>(method: string, path: string, data?: object): Promise<T> {
  const answer = await desk.request.fetch(product.address + path, {
    ...{ method, data, headers: { origin: product.address } },
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json().catch(() => null)
}

/** Somebody who has texted. */
async function texter(name: string, phone: string, body: string): Promise<Row> {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  await ask('POST', '/api/phones', { name: 'Phone', phone })
  await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: numbers[0]?.phone, body })
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === phone)
    return row !== undefined
  }, 30_000)
  if (!row) throw new Error('their text did not come in')
  if (name !== '') await ask('PATCH', `/api/contacts/${row.contactId}`, { name })
  return row
}

const composerOf = (page: Page) => page.getByRole('form', { name: 'Composer' })
const words = (page: Page) => composerOf(page).getByRole('textbox', { name: 'Text message' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const picker = (page: Page) => page.getByRole('dialog')
const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const texts = (page: Page) => page.getByLabel(/^Texts with/)

test('Tools, Templates: with none it is said what they are for, and one is made with its preview', async () => {
  await desk.getByRole('link', { name: 'Tools' }).click()
  await desk.waitForURL(/\/tools\/templates$/)
  await desk.getByText('No templates yet').waitFor()
  await photograph(desk, 'templates-empty-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])

  await button(desk, 'Create template').click()
  const dialog = picker(desk)
  await dialog.getByLabel('Text', { exact: true }).fill('Hi , your bike is ready. {{my nam}}')
  await dialog
    .getByLabel('Text', { exact: true })
    .evaluate((input: HTMLTextAreaElement) => input.setSelectionRange(3, 3))
  await button(desk, 'first name').click()
  await picker(desk).getByRole('button', { name: 'Create template' }).click()
  await dialog.getByText(/^There is no field \{\{my nam\}\}\. Known are/).waitFor()
  await dialog.getByText('Enter a name.').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog.getByLabel('Name', { exact: true }).fill('Ready for pickup')
  const text = dialog.getByLabel('Text', { exact: true })
  expect(await text.inputValue()).toBe('Hi {{first name}}, your bike is ready. {{my nam}}')
  await text.fill('Hi {{first name}}, your bike is ready at {{business}}.')
  await dialog.getByText('Hi Dana, your bike is ready at Riverside Bikes.').waitFor()
  await dialog.getByText(/Where \{\{first name\}\} isn’t known, the text is not sent/).waitFor()
  await dialog.getByLabel('Who may use it').selectOption({ label: 'Shared: everybody' })
  await photograph(desk, 'template-edit-light-1440')
  await picker(desk).getByRole('button', { name: 'Create template' }).click()
  await desk.getByText('Ready for pickup is created.').waitFor()
  await rowOf(desk, 'Ready for pickup').getByText('Not used yet').waitFor()
})

test('the guide, word for word: Templates, Personal, Shared, Create template, USE, SEND', async () => {
  dana = await texter('Dana Reyes', phoneWhere('open'), 'Is my bike ready?')
  unnamed = await texter('', phoneWhere('open'), 'Hello, is it done?')
  await desk.goto(`${product.address}/inbox/all/${dana.id}`)
  await words(desk).fill('Good news! See you.')
  await words(desk).evaluate((input: HTMLTextAreaElement) => input.setSelectionRange(11, 11))

  await button(desk, 'Templates').click()
  await button(desk, 'Personal').click()
  await picker(desk).getByText('No personal templates yet').waitFor()
  await button(desk, 'Shared').click()
  await rowOf(desk, 'Ready for pickup').waitFor()
  await picker(desk).getByText('Hi Dana, your bike is ready at Riverside Bikes.').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])

  await picker(desk).getByRole('button', { name: 'Create template' }).click()
  await picker(desk).getByLabel('Name', { exact: true }).fill('Opening hours')
  await picker(desk).getByLabel('Text', { exact: true }).fill('We are open until six, {{first name|friend}}.')
  await picker(desk).getByText('We are open until six, Dana.').waitFor()
  await picker(desk).getByRole('button', { name: 'Create template' }).click()
  await rowOf(desk, 'Opening hours').waitFor()

  await button(desk, 'Shared').click()
  await rowOf(desk, 'Opening hours').waitFor({ state: 'detached' })
  await rowOf(desk, 'Ready for pickup').getByRole('button', { name: 'USE' }).click()
  await picker(desk).waitFor({ state: 'hidden' })
  expect(await words(desk).inputValue()).toBe(
    'Good news! Hi Dana, your bike is ready at Riverside Bikes.See you.',
  )
  expect(await words(desk).evaluate((input) => document.activeElement === input)).toBe(true)
  await desk.keyboard.type(' ') // at the cursor, behind what was put in
  expect(await words(desk).inputValue()).toMatch(/Bikes\. See you\.$/)
  await button(desk, 'SEND').click()
  await texts(desk).getByText('Good news! Hi Dana, your bike is ready at Riverside Bikes. See you.').waitFor()
  await texts(desk).getByRole('img', { name: 'Delivered' }).first().waitFor()
})

test('by keyboard: T, arrows, Enter; and a name that isn’t known keeps the text back until it is written', async () => {
  await desk.goto(`${product.address}/inbox/all/${unnamed.id}`)
  await words(desk).waitFor()
  await desk.getByRole('heading', { level: 2 }).first().waitFor()
  await desk.keyboard.press('t')
  await rowOf(desk, 'Opening hours').waitFor()
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('ArrowDown')
  await picker(desk)
    .getByText(/The contact’s first name isn’t known\. Write it into the text/)
    .waitFor()
  await desk.keyboard.press('ArrowUp')
  await desk.keyboard.press('ArrowUp')
  await desk.keyboard.type('pickup')
  await rowOf(desk, 'Opening hours').waitFor({ state: 'detached' })
  await photograph(desk, 'templates-missing-light-1440')
  await desk.keyboard.press('Enter')
  await picker(desk).waitFor({ state: 'hidden' })
  expect(await words(desk).inputValue()).toBe('Hi {{first name}}, your bike is ready at Riverside Bikes.')
  await composerOf(desk).getByText('{{first name}} is not filled in, so this text isn’t sent.').waitFor()
  expect(await button(desk, 'SEND').getAttribute('aria-disabled')).toBe('true')
  await photograph(desk, 'composer-unfilled-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.keyboard.press('t') // typed, and no shortcut
  expect(await picker(desk).count()).toBe(0)
  await words(desk).fill('Hi Sam, your bike is ready.')
  await button(desk, 'SEND').click()
  await texts(desk).getByText('Hi Sam, your bike is ready.').waitFor()
})

test('a template that is fixed to a campaign is sent for that campaign and for nothing else', async () => {
  const { campaigns } = await ask<{ campaigns: { id: string; name: string }[] }>('GET', '/api/campaigns')
  const campaignId = campaigns.find(({ name }) => name === 'Repair updates')?.id
  await ask('POST', '/api/templates', {
    ...{ name: 'Repair is done', body: 'Your repair is done.', owner: 'organization' },
    fixed: { campaignId, level: 'informational' },
  })
  await ask('POST', `/api/contacts/${dana.contactId}/consent/give`, {
    ...{
      requestKey: `journey ${dana.contactId}`,
      campaignId,
      levels: ['informational'],
      method: 'paper_form',
    },
    evidence: { wording: 'Text me about my repair.', signature: 'On the ticket', keptAt: 'Tickets, 2026' },
  })
  await desk.goto(`${product.address}/inbox/all/${dana.id}`)
  await button(desk, 'Templates').click()
  await rowOf(desk, 'Repair is done').getByRole('button', { name: 'USE' }).click()
  const sendAs = composerOf(desk).getByLabel('Send as')
  expect(await sendAs.inputValue()).toBe(`${campaignId} informational`)
  await sendAs.selectOption({ index: 0 })
  await composerOf(desk)
    .getByText(/has only started a conversation, which allows answers/)
    .first()
    .waitFor()
  expect(await button(desk, 'SEND').getAttribute('aria-disabled')).toBe('true')
  await sendAs.selectOption(`${campaignId} informational`)
  await button(desk, 'SEND').click()
  await texts(desk).getByText('Your repair is done.').waitFor()
  await texts(desk).getByText('Informational · Repair updates').waitFor()
})

test('for somebody new the fields are filled in as soon as it is known who it is', async () => {
  await desk.goto(`${product.address}/inbox/all/compose`)
  await button(desk, 'Templates').click()
  await rowOf(desk, 'Opening hours').getByRole('button', { name: 'USE' }).click()
  expect(await words(desk).inputValue()).toBe('We are open until six, {{first name|friend}}.')
  await desk.goto(`${product.address}/inbox/all/compose?to=${encodeURIComponent(dana.phone)}`)
  await until(async () => (await words(desk).inputValue()) === 'We are open until six, Dana.', 10_000)
  await words(desk).fill('')
})

test('edited, duplicated, deleted and taken back; found by search and filter', async () => {
  await desk.goto(`${product.address}/tools/templates`)
  await button(desk, 'Edit Ready for pickup').click()
  await picker(desk).getByLabel('Text', { exact: true }).fill('Hi {{first name|there}}, your bike is ready.')
  await button(desk, 'Save').click()
  await desk.getByText('Ready for pickup is changed.').waitFor()
  await rowOf(desk, 'Ready for pickup')
    .getByText(/^Used 2 times/)
    .waitFor()

  await button(desk, 'Duplicate Ready for pickup').click()
  expect(await picker(desk).getByLabel('Name', { exact: true }).inputValue()).toBe('Ready for pickup (copy)')
  await picker(desk).getByLabel('Kind').selectOption('review')
  await picker(desk).getByRole('button', { name: 'Create template' }).click()
  await rowOf(desk, 'Ready for pickup (copy)').getByText('Review request').waitFor()
  await button(desk, 'Personal').click()
  await desk.waitForURL(/shelf=personal/)
  await rowOf(desk, 'Repair is done').waitFor({ state: 'detached' })
  await button(desk, 'Delete Ready for pickup (copy)').click()
  await desk.getByText('Ready for pickup (copy) is deleted.').waitFor()
  await rowOf(desk, 'Ready for pickup (copy)').waitFor({ state: 'detached' })
  await button(desk, 'Undo').click()
  await rowOf(desk, 'Ready for pickup (copy)').waitFor()

  await button(desk, 'All').click()
  await desk.getByRole('main').getByRole('searchbox', { name: 'Search templates' }).fill('six open')
  await desk.waitForURL(/find=six/)
  await rowOf(desk, 'Opening hours').waitFor()
  await until(
    async () => (await desk.getByRole('listitem').filter({ hasText: 'Ready for' }).count()) === 0,
    10_000,
  )
  await desk.reload()
  await rowOf(desk, 'Opening hours').waitFor()
})

test('of two who change a template at once the second is told, and writes nothing over', async () => {
  const other = await pageFor({})
  for (const page of [desk, other]) {
    await page.goto(`${product.address}/tools/templates`)
    await button(page, 'Edit Opening hours').click()
    await picker(page).getByLabel('Text', { exact: true }).waitFor()
  }
  await picker(desk).getByLabel('Text', { exact: true }).fill('We are open until seven.')
  await button(desk, 'Save').click()
  await desk.getByText('Opening hours is changed.').waitFor()
  await picker(other).getByLabel('Text', { exact: true }).fill('We are open until five.')
  await button(other, 'Save').click()
  await other.getByText(/Somebody else changed this template/).waitFor()
  await button(other, 'Cancel').click()
  await other.getByText('We are open until seven.').waitFor()
  await other.context().close()
})

test.each(looks)('the templates, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/tools/templates`)
  await rowOf(page, 'Opening hours').waitFor()
  await photograph(page, `templates-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await button(page, 'Edit Repair is done').click()
  await picker(page).getByText('Your repair is done.').last().waitFor()
  await photograph(page, `template-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${product.address}/inbox/all/${dana.id}`)
  await button(page, 'Templates').click()
  await rowOf(page, 'Opening hours').waitFor()
  await photograph(page, `templates-picker-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await picker(page).getByRole('button', { name: 'Create template' }).click()
  await picker(page).getByLabel('Name', { exact: true }).waitFor()
  await photograph(page, `templates-picker-create-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('a long list comes page by page, and where none can be fetched it is said so', async () => {
  for (let count = 1; count <= 60; count++)
    await ask('POST', '/api/templates', {
      name: `Reminder ${count}`,
      body: `Number ${count}`,
      owner: 'personal',
    })
  await desk.goto(`${product.address}/tools/templates?shelf=personal`)
  await rowOf(desk, 'Reminder 10').waitFor()
  expect(await rowOf(desk, 'Reminder 9').count()).toBe(0)
  await button(desk, 'Show more').click()
  await rowOf(desk, 'Reminder 9').waitFor()

  await desk.context().route('**/api/templates?**', (route) => route.abort())
  await desk.reload()
  await desk.getByText(/Parley can’t be reached just now/).waitFor({ timeout: 30_000 })
  await photograph(desk, 'templates-away-light-1440')
  await desk.context().unroute('**/api/templates?**')
  await button(desk, 'Try again').click()
  await rowOf(desk, 'Reminder 10').waitFor()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints.filter((each) => !each.includes('net::ERR_FAILED'))).toEqual([])
})
