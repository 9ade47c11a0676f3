// The opt-out desk and the register as people use them: a doubtful text is decided with one click, a list is taken in, a number found.
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

const OURS = 'we: '
const people: [name: string, phone: string, ...texts: string[]][] = [
  [
    'Dana Reyes',
    '+12025550142',
    'Is my bike ready?',
    `${OURS}Not yet. Shall we text you when it is?`,
    'why are you texting me?',
  ],
  ['Marcus Bell', '+12025550157', 'Thanks for the helmet.', 'too many texts, honestly'],
  ['Priya Nair', '+12025550168', 'enough'],
  ['Noah Stein', '+12025550126', 'STOP'],
  ['Lena Fischer', '+12025550183', 'please take me off your list'],
]

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

const asking =
  (api: APIRequestContext) =>
  async <Answer>(method: string, path: string, data?: object): Promise<Answer> => {
    const answer = await api.fetch(product.address + path, {
      method,
      data,
      headers: { origin: product.address },
    })
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json().catch(() => null)) as Answer
  }

/** Texts from a handful of phones: three that may have meant STOP, two that did. */
async function fill(api: APIRequestContext): Promise<void> {
  const ask = asking(api)
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  const our = numbers[0]?.phone
  const { handsets: known } = await ask<{ handsets: { phone: string }[] }>('GET', '/api/phones')
  for (const [name, phone, ...texts] of people) {
    if (!known.some((each) => each.phone === phone)) await ask('POST', '/api/phones', { name, phone })
    for (const body of texts)
      if (body.startsWith(OURS)) await answer(ask, phone, body.slice(OURS.length))
      else await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: our, body })
  }
  let rows: { phone: string; contactId: string }[] = []
  await until(async () => {
    rows = (await ask<{ conversations: typeof rows }>('GET', '/api/conversations?list=all')).conversations
    const { cases } = await ask<{ cases: unknown[] }>('GET', '/api/opt-outs/desk')
    return rows.length === people.length && cases.length === 3
  }, 30_000)
  for (const row of rows) {
    const name = people.find(([, phone]) => phone === row.phone)?.[0]
    await ask('PATCH', `/api/contacts/${row.contactId}`, { name })
  }
}

/** Answers a phone once its text is there, and waits until the answer has left. */
async function answer(ask: ReturnType<typeof asking>, phone: string, body: string): Promise<void> {
  type Page = { conversations: { id: string; phone: string }[] }
  let conversationId: string | undefined
  await until(async () => {
    const { conversations } = await ask<Page>('GET', '/api/conversations?list=all')
    conversationId = conversations.find((each) => each.phone === phone)?.id
    return conversationId !== undefined
  }, 15_000)
  const { id } = await ask<{ id: string }>('POST', '/api/messages', {
    ...{ requestKey: `answer ${phone}`, conversationId, body },
  })
  await until(
    async () => (await ask<{ state: string }>('GET', `/api/messages/${id}`)).state === 'delivered',
    15_000,
  )
}

async function pageFor(look: Looks): Promise<Page> {
  const context = await eyes.context(look)
  await context.addCookies(await desk.context().cookies())
  return context.newPage()
}

const looks: [string, Looks][] = [
  ['light-1440', {}],
  ['dark-1440', { dark: true }],
  ['light-390', { width: 390, height: 844 }],
  ['dark-390', { width: 390, height: 844, dark: true }],
]

test('an empty desk and an empty register say what will stand there', async () => {
  await desk.goto(`${product.address}/opt-outs/desk`)
  await desk.getByText('Nothing waits for a decision').waitFor()
  await photograph(desk, 'opt-out-desk-empty-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('link', { name: 'Register' }).click()
  await desk.getByText('Nobody has opted out').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('doubtful texts come to the open desk by themselves', async () => {
  await desk.goto(`${product.address}/opt-outs/desk`)
  await desk.getByText('Nothing waits for a decision').waitFor()
  await fill(desk.request)
  await desk.getByRole('article', { name: 'Dana Reyes' }).waitFor()
  expect(await desk.getByRole('article').count()).toBe(3)
  const card = desk.getByRole('article', { name: 'Dana Reyes' })
  expect(await card.innerText()).toContain('Is my bike ready?')
  expect(await card.innerText()).toContain('Shall we text you when it is?')
  expect(await card.innerText()).toContain('why are you texting me?')
  expect(await card.innerText()).toMatch(/10 business days left/)
})

test.each(looks)('the desk, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/opt-outs/desk`)
  await page.getByRole('article', { name: 'Dana Reyes' }).waitFor()
  await photograph(page, `opt-out-desk-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('one click opts out, one click keeps, and each says what came of it', async () => {
  const card = (name: string) => desk.getByRole('article', { name })
  await card('Dana Reyes').getByRole('button', { name: 'Opt out', exact: true }).click()
  await desk.getByText('Dana Reyes is opted out and gets the one confirmation.').waitFor()
  await card('Dana Reyes').waitFor({ state: 'detached' })
  const ask = asking(desk.request)
  await until(async () => {
    const { texts } = await ask<{ texts: { body: string }[] }>('GET', '/api/phones/%2B12025550142/texts')
    return texts.some(({ body }) => /opted out and will get no more texts/.test(body))
  }, 15_000)
  await desk.keyboard.press('j')
  await card('Marcus Bell').getByRole('button', { name: 'Not an opt-out' }).click()
  await desk.getByText('Kept. Marcus Bell may be texted as before.').waitFor()
  expect(await desk.getByRole('article').count()).toBe(1)
})

test('a case that a colleague decided meanwhile is told of by name', async () => {
  const page = await pageFor({})
  await page.goto(`${product.address}/opt-outs/desk`)
  const button = page
    .getByRole('article', { name: 'Priya Nair' })
    .getByRole('button', { name: 'Not an opt-out' })
  await button.waitFor()
  await page.route('**/api/opt-outs/desk?**', (route) => route.abort()) // it does not hear of it
  const ask = asking(desk.request)
  const { cases } = await ask<{ cases: { id: string }[] }>('GET', '/api/opt-outs/desk')
  await ask('POST', `/api/opt-outs/desk/${cases[0]?.id}/decide`, { decision: 'opt_out' })
  await button.click()
  await page.getByText(/decided this a moment ago: opted out/).waitFor()
  await page.context().close()
  eyes.complaints.splice(0) // what was cut off above
})

test('a list is taken in, with a report of the lines that need a look, and a number is found', async () => {
  await desk.goto(`${product.address}/opt-outs/register`)
  await desk.getByRole('button', { name: 'Import a list' }).click()
  await desk
    .getByLabel('Or paste the lines')
    .fill('Phone,Date,Words\n2025550190,2026-03-08,no more please\n2025550191,soon\n555\n2025550126')
  await photograph(desk, 'opt-out-import-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Import', exact: true }).click()
  await desk.getByText('The list is taken in').waitFor()
  const report = await desk.getByRole('dialog').innerText()
  expect(report).toMatch(/2\s+opted out now/)
  expect(report).toMatch(/1\s+had opted out before/)
  expect(report).toContain('Line 4')
  await photograph(desk, 'opt-out-imported-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Done' }).click()
  await desk.getByLabel('Find a number').fill('202 555 0190')
  await desk.waitForURL(/find=/)
  await desk.getByText('no more please').waitFor()
  await until(async () => (await desk.getByRole('row').count()) === 2, 5_000)
})

test.each(looks)('the register, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/opt-outs/register`)
  await page.getByText('Noah Stein').waitFor()
  await photograph(page, `opt-out-register-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('the register leaves as a CSV file', async () => {
  await desk.goto(`${product.address}/opt-outs/register`)
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('opt-outs.csv')
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
