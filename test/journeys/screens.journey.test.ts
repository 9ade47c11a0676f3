// Every screen as people see it, at a desk and on a phone, light and dark: photographed for the guide, and clean by axe.

import type { APIRequestContext, Page } from 'playwright-core'
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

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page

const people: [name: string, phone: string, ...texts: string[]][] = [
  ['Dana Reyes', '+12025550142', 'Hi! Is my bike ready?', 'I could come by around five.'],
  ['Marcus Bell', '+12025550157', 'Do you have the blue helmet in medium?'],
  ['Priya Nair', '+12025550168', 'Thanks, the brakes are perfect now!'],
  ['Sam Okafor', '+12025550171', 'Can I move my tune-up to Thursday?'],
  ['Lena Fischer', '+12025550183', 'What does a new chain cost?'],
  ['Tom Alvarez', '+12025550190', 'My order number is 4471, has it shipped?'],
  ['Grace Kim', '+12025550112', 'Are you open on Sunday?'],
  ['Noah Stein', '+12025550126', 'STOP'],
]

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  desk = await (await eyes.context()).newPage()
  await desk.goto(product.signInLink())
  await desk.waitForURL(/\/inbox/)
  await fill(desk.request)
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

/** Texts from a handful of phones, some answered, so that the inbox looks like a day's work. */
async function fill(api: APIRequestContext): Promise<void> {
  const ask = async (method: string, path: string, data?: object) => {
    const answer = await api.fetch(product.address + path, {
      method,
      data,
      headers: { origin: product.address },
    })
    return answer.ok() ? ((await answer.json().catch(() => null)) as never) : null
  }
  const { numbers } = (await ask('GET', '/api/numbers')) as unknown as {
    numbers: { id: string; phone: string }[]
  }
  const our = numbers[0]?.phone
  for (const [name, phone, ...texts] of people) {
    await ask('POST', '/api/phones', { name, phone })
    for (const body of texts)
      await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: our, body })
  }
  type Row = { id: string; phone: string; contactId: string }
  let rows: Row[] = []
  await until(async () => {
    const page = (await ask('GET', '/api/conversations?list=all')) as unknown as { conversations: Row[] }
    rows = page.conversations
    return rows.length === people.length
  }, 30_000)
  for (const row of rows) {
    const name = people.find(([, phone]) => phone === row.phone)?.[0]
    await ask('PATCH', `/api/contacts/${row.contactId}`, { name })
  }
  const conversationOf = (name: string): string =>
    rows.find((row) => row.phone === people.find(([each]) => each === name)?.[1])?.id ?? ''
  const answers: [string, string][] = [
    ['Dana Reyes', 'Yes, it is ready. Five is fine, see you then.'],
    ['Priya Nair', 'Glad to hear it. Ride safe!'],
  ]
  for (const [name, body] of answers)
    await ask('POST', '/api/messages', {
      requestKey: `journey ${name}`,
      conversationId: conversationOf(name),
      body,
    })
}

async function pageFor(looks: Looks): Promise<Page> {
  const context = await eyes.context(looks)
  await context.addCookies(await desk.context().cookies())
  return context.newPage()
}

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

test.each(looks)('the inbox and a thread, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/inbox/all`)
  await page.getByText('Dana Reyes').first().waitFor()
  if (look.width) {
    await photograph(page, `inbox-${name}`)
    expect(await accessibilityFaults(page)).toEqual([])
  }
  await page.getByText('Dana Reyes').first().click()
  await page.getByText('Five is fine, see you then.').last().waitFor()
  await page.getByRole('img', { name: 'Delivered' }).first().waitFor()
  await photograph(page, look.width ? `thread-${name}` : `inbox-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test.each(looks)('the settings, %s', async (name, look) => {
  const page = await pageFor(look)
  const sections = [
    ['numbers', '+1 202 555 0101'],
    ['keys', 'API key'],
    ['people', 'alex'],
    ['organization', 'America/Chicago'],
  ] as const
  for (const [section, shown] of sections) {
    await page.goto(`${product.address}/settings/${section}`)
    await page.getByRole('main').getByText(shown).first().waitFor()
    await photograph(page, `settings-${section}-${name}`)
    expect(await accessibilityFaults(page), section).toEqual([])
  }
  await page.context().close()
})

test.each([looks[0], looks[3]] as [string, Looks][])('the consent settings, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/settings/organization`)
  await page.getByRole('button', { name: 'Change consent settings' }).click()
  const hours = page.getByLabel('Conversational consent lasts')
  await hours.fill('169')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter whole hours from 1 to 168, which is a week.').waitFor()
  await photograph(page, `settings-consent-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  const wanted = look.dark ? '24' : '48'
  await hours.fill(wanted)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The consent settings are changed.').waitFor()
  const shown = new RegExp(`^${wanted} hours`)
  await page.getByRole('main').getByText(shown).waitFor()
  await page.context().close()
})

test.each([looks[0], looks[3]] as [string, Looks][])('the phones, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/phone`)
  await page.getByText('Five is fine, see you then.').first().waitFor()
  await photograph(page, `phone-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test.each([looks[0], looks[3]] as [string, Looks][])('the sign-in page, %s', async (name, look) => {
  const page = await (await eyes.context(look)).newPage()
  await page.goto(`${product.address}/sign-in`)
  await page.getByLabel('E-mail').fill('nobody@example.com')
  await photograph(page, `sign-in-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await page
    .getByText(/do not match/)
    .first()
    .waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('a carrier is connected in Settings: a wrong field is named, a right one saved, its password never shown again', async () => {
  const page = await pageFor({})
  await page.goto(`${product.address}/settings/numbers`)
  await page
    .getByRole('button', { name: /Connect a carrier/ })
    .first()
    .click()
  await page.getByLabel('Carrier', { exact: true }).selectOption('smpp')
  await photograph(page, 'settings-connect-light-1440')
  await page.getByLabel('Name', { exact: true }).fill('Test SMSC')
  await page.getByLabel('Host', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('System id', { exact: false }).first().fill('parley')
  await page.getByLabel('Password', { exact: true }).fill('secret12')
  await page
    .getByRole('button', { name: /^(Connect|Save)/ })
    .last()
    .click()
  await page.getByText('Test SMSC').first().waitFor()
  expect(await page.content()).not.toContain('secret12')
  await page.context().close()
})

test('a new install is set up with the code that the terminal shows', async () => {
  const empty = await startProduct(['--empty'])
  try {
    const page = await (await eyes.context()).newPage()
    await page.goto(`${empty.address}/set-up`)
    await page.getByLabel('One-time code').fill(/[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(empty.printed())?.[0] ?? '')
    await page.getByLabel('Organization').fill('Willow Dental')
    await page.getByLabel('First department').fill('Front desk')
    await page.getByLabel('Your name').fill('Ana Ortiz')
    await page.getByLabel('E-mail').fill('ana@willow.example')
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await photograph(page, 'set-up-light-1440')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/(inbox|settings)/)
    await page.context().close()
  } finally {
    await empty.close()
  }
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
