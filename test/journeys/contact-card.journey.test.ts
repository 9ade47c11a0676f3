// The contact's card beside the conversation: edited where it stands, and what its time zone does to the hours at which texts may go.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneWhere, quietZoneBeside } from '../open-hours.ts'
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
let noor: Row
const phone = phoneWhere('open')
const zone = quietZoneBeside(phone)
const city = (zone.split('/').at(-1) ?? '').replaceAll('_', ' ')

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  noor = await member('Noor Haddad')
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

type Row = { id: string; phone: string; contactId: string }

async function ask<T>(method: string, path: string, data?: object): Promise<T> {
  const answer = await desk.request.fetch(product.address + path, {
    ...{ method, data, headers: { origin: product.address } },
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json().catch(() => null)
}

/** Somebody who has texted, and who agreed on paper to texts about their repair. */
async function member(name: string): Promise<Row> {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  const { campaigns } = await ask<{ campaigns: { id: string; name: string }[] }>('GET', '/api/campaigns')
  await ask('POST', '/api/phones', { name, phone })
  await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, {
    ...{ to: numbers[0]?.phone, body: 'Hi! I moved last month, is my bike still with you?' },
  })
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === phone)
    return row !== undefined
  }, 30_000)
  if (!row) throw new Error('their text did not come in')
  await ask('POST', `/api/contacts/${row.contactId}/consent/give`, {
    ...{ requestKey: `journey ${row.contactId}`, levels: ['informational'], method: 'paper_form' },
    campaignId: campaigns.find((each) => each.name === 'Repair updates')?.id,
    evidence: {
      wording: 'Text me about my repair.',
      signature: 'Signed on the ticket',
      keptAt: 'Tickets, 2026',
    },
  })
  await ask('PATCH', '/api/organization', { quietInformational: true })
  return row
}

const panel = (page: Page) => page.getByRole('region', { name: 'Contact' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Edit contact' })
const composer = (page: Page) => page.getByRole('form', { name: 'Composer' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('a card begins empty, says which hours hold, and is edited in a dialog', async () => {
  await desk.goto(`${product.address}/inbox/all/${noor.id}`)
  await panel(desk).getByText('No company, e-mail, time zone or address is known yet.').waitFor()
  await panel(desk)
    .getByText(/^It’s .* there: promotional and informational texts may go\.$/)
    .waitFor()
  await button(desk, 'Edit contact').click()
  await dialog(desk).getByLabel('Name').fill('Noor Haddad')
  await dialog(desk).getByLabel('Company').fill('Haddad Bikes')
  await dialog(desk).getByLabel('E-mail').fill('noor at haddad')
  await dialog(desk).getByLabel('City').fill('Hilo')
  await dialog(desk).getByRole('button', { name: 'Save' }).click()
  await dialog(desk).getByText('Enter an e-mail address such as dana@example.com.').waitFor()
  expect(
    await dialog(desk)
      .getByLabel('E-mail')
      .evaluate((input) => input === document.activeElement),
  ).toBe(true)
  await dialog(desk).getByLabel('E-mail').fill('noor@example.com')
  await dialog(desk).getByLabel('State or province').fill('Hawai')
  await dialog(desk).getByLabel('Country').selectOption({ label: 'United States' })
  await dialog(desk).getByRole('button', { name: 'Save' }).click()
  await dialog(desk)
    .getByText(/^Enter a state such as HI or Hawaii/)
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog(desk).getByLabel('State or province').fill('')
  await dialog(desk).getByLabel('City').fill('')
  await dialog(desk).getByLabel('Country').selectOption('')
  await dialog(desk).getByRole('button', { name: 'Save' }).click()
  await dialog(desk).waitFor({ state: 'detached' })
  await panel(desk).getByText('Haddad Bikes').waitFor()
  await panel(desk).getByRole('link', { name: 'noor@example.com' }).waitFor()
  expect(await panel(desk).getByLabel('Name', { exact: true }).inputValue()).toBe('Noor Haddad')
})

test('with a time zone where it is night, the composer says so before anything is sent', async () => {
  await composer(desk).getByLabel('Send as').selectOption({ label: 'Repair updates · Informational' })
  await composer(desk).getByRole('textbox', { name: 'Text message' }).fill('Your wheel is true again.')
  expect(
    await composer(desk)
      .getByText(/which is a quiet hour/)
      .count(),
  ).toBe(0)

  await button(desk, 'Edit contact').click()
  await dialog(desk)
    .getByRole('combobox', { name: 'Time zone' })
    .or(dialog(desk).getByLabel('Time zone'))
    .first()
    .fill(city)
  await dialog(desk)
    .getByRole('option', { name: new RegExp(city) })
    .first()
    .click()
  await dialog(desk).getByRole('button', { name: 'Save' }).click()
  await dialog(desk).waitFor({ state: 'detached' })
  await panel(desk)
    .getByText(/^It’s .*: promotional and informational texts wait until .*\.$/)
    .waitFor()
  await panel(desk)
    .getByText(new RegExp(`^What counts: ${city} \\(their time zone\\)`))
    .waitFor()
  await composer(desk)
    .getByText(/where Noor Haddad is, which is a quiet hour\. This can go from/)
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'composer-quiet-hour-light-1440')
  await composer(desk)
    .getByRole('button', { name: /^Send it .*at/ })
    .click()
  await desk
    .getByLabel(/^Texts with/)
    .getByText('Your wheel is true again.')
    .waitFor()
  await desk
    .getByLabel(/^Texts with/)
    .getByRole('img', { name: /^Scheduled/ })
    .first()
    .waitFor()
})

test('the Contact Journey tells who changed what', async () => {
  const { events } = await ask<{ events: { title: string; by: string | null }[] }>(
    'GET',
    `/api/contacts/${noor.contactId}/journey?filter=profile`,
  )
  expect(events.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      `Time zone: ${zone}`,
      'Company: Haddad Bikes',
      'E-mail: noor@example.com',
      'Named Noor Haddad',
    ]),
  )
})

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

test.each(looks)('the card and its dialog, %s', async (name, look) => {
  const address = {
    street: '12 Palm Street',
    city: 'Sacramento',
    state: 'CA',
    postalCode: '95814',
    country: 'US',
  }
  await ask('PATCH', `/api/contacts/${noor.contactId}`, { address })
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(`${product.address}/inbox/all/${noor.id}`)
  const isNarrow = look.width === 390
  if (isNarrow) await page.getByRole('button', { name: 'Contact', exact: true }).click()
  const edit = page.getByRole('button', { name: 'Edit contact' })
  await edit.scrollIntoViewIfNeeded()
  await photograph(page, `contact-card-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await edit.click()
  await dialog(page).getByLabel('Street').waitFor()
  await photograph(page, `contact-card-edit-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await page.context().close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
