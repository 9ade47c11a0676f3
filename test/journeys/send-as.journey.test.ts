// The composer's "Send as": an answer, or a text for a campaign, and what the gate says to each, with the way out.
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
let marta: Row
let kenji: Row

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

/** Somebody who has texted, with the name that their contact has. */
async function texter(name: string, phone: string, body: string): Promise<Row> {
  const { numbers } = await ask<{ numbers: { phone: string }[] }>('GET', '/api/numbers')
  await ask('POST', '/api/phones', { name, phone })
  await ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to: numbers[0]?.phone, body })
  let row: Row | undefined
  await until(async () => {
    const { conversations } = await ask<{ conversations: Row[] }>('GET', '/api/conversations?list=all')
    row = conversations.find((each) => each.phone === phone)
    return row !== undefined
  }, 30_000)
  if (!row) throw new Error('their text did not come in')
  await ask('PATCH', `/api/contacts/${row.contactId}`, { name })
  return row
}

/** They agreed on paper to the informational texts of a campaign. */
async function agreed({ contactId }: Row, name: string): Promise<void> {
  const { campaigns } = await ask<{ campaigns: { id: string; name: string }[] }>('GET', '/api/campaigns')
  await ask('POST', `/api/contacts/${contactId}/consent/give`, {
    ...{ requestKey: `journey ${contactId}`, campaignId: campaigns.find((each) => each.name === name)?.id },
    ...{ levels: ['informational'], method: 'paper_form' },
    evidence: {
      wording: 'Text me about my repair.',
      signature: 'Signed on the ticket',
      keptAt: 'Tickets, 2026',
    },
  })
}

const composerOf = (page: Page) => page.getByRole('form', { name: 'Composer' })
/** Shown, and said again for those who listen: the first is the one that is seen. */
const refusal = (page: Page, sentence: string | RegExp) => composerOf(page).getByText(sentence).first()
const sendAs = (page: Page) => composerOf(page).getByLabel('Send as')
const words = (page: Page) => composerOf(page).getByRole('textbox', { name: 'Text message' })
const texts = (page: Page) => page.getByLabel(/^Texts with/)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('an answer shows what it answers; for a campaign it is said at once who agreed to it', async () => {
  marta = await texter('Marta Ruiz', phoneWhere('open'), 'Is my bike ready? I could come by around five.')
  await agreed(marta, 'Repair updates')
  await desk.goto(`${product.address}/inbox/all/${marta.id}`)
  const quote = composerOf(desk).getByText('“Is my bike ready? I could come by around five.”')
  await quote.waitFor()
  await button(desk, 'Hide the text that this answers').click()
  await quote.waitFor({ state: 'detached' })

  await sendAs(desk).selectOption({ label: 'Offers · Promotional · not agreed' })
  await words(desk).fill('New helmets are in.')
  await refusal(desk, 'Marta Ruiz hasn’t agreed to promotional texts for Offers.').waitFor()
  expect(await button(desk, 'SEND').getAttribute('aria-disabled')).toBe('true')
  expect(await accessibilityFaults(desk)).toEqual([])

  await desk.reload() // what it was to be sent as is kept with the words
  await refusal(desk, /hasn’t agreed to promotional texts/).waitFor()
  expect(await sendAs(desk).inputValue()).toMatch(/ promotional$/)
  expect(await words(desk).inputValue()).toBe('New helmets are in.')
})

test('what reads like an offer is sent as none only with a reason', async () => {
  await sendAs(desk).selectOption({ label: 'Repair updates · Informational' })
  await words(desk).fill('Your repair is done. The 20% off that you asked about is on the bill.')
  await button(desk, 'SEND').click()
  await composerOf(desk)
    .getByText(/This reads like an offer/)
    .waitFor()
  await button(desk, 'This holds no offer').click()
  await composerOf(desk)
    .getByText(/Say in a few words why/)
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await composerOf(desk)
    .getByLabel('Why it holds no offer')
    .fill('They asked about the discount of their own bill')
  await button(desk, 'This holds no offer').click()
  await texts(desk).getByText('Your repair is done.').waitFor()
  await texts(desk).getByText('Informational · Repair updates').waitFor() // under the bubble: what it was sent as
  await texts(desk).getByRole('img', { name: 'Delivered' }).first().waitFor()
  expect(await words(desk).inputValue()).toBe('')
  expect(await sendAs(desk).inputValue()).toBe('') // the next text is an answer again
})

test('in a quiet hour the time is offered, and the text is scheduled for it', async () => {
  kenji = await texter('Kenji Mori', phoneWhere('quiet'), 'Please tell me when it is done.')
  await agreed(kenji, 'Repair updates')
  await desk.goto(`${product.address}/inbox/all/${kenji.id}`)
  await sendAs(desk).selectOption({ label: 'Repair updates · Informational' })
  await words(desk).fill('Your wheel is true again.')
  await button(desk, 'SEND').click()
  const later = composerOf(desk).getByRole('button', { name: /^Send it .*at/ })
  await later.waitFor()
  await composerOf(desk)
    .getByText(/which is a quiet hour/)
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await later.click()
  await texts(desk).getByText('Your wheel is true again.').waitFor()
  await texts(desk)
    .getByRole('img', { name: /^Scheduled/ })
    .first()
    .waitFor()
})

/** Drafts follow a person from browser to browser; each look begins without any. */
const emptyDrafts = (): Promise<void> =>
  until(async () => {
    const { drafts } = await ask<{ drafts: { about: string; version: number }[] }>('GET', '/api/drafts')
    for (const { about, version } of drafts)
      await ask('PUT', '/api/drafts', { about, base: version, body: '' })
    return drafts.length === 0
  }, 15_000)

test.each(looks)('the composer, %s', async (name, look) => {
  await emptyDrafts()
  const page = await pageFor(look)
  await page.goto(`${product.address}/inbox/all/${marta.id}`)
  await sendAs(page).waitFor()
  await button(page, 'Hide the text that this answers').waitFor()
  await photograph(page, `composer-answer-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await sendAs(page).selectOption({ label: 'Offers · Promotional · not agreed' })
  await refusal(page, /hasn’t agreed/).waitFor()
  await photograph(page, `composer-not-agreed-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await sendAs(page).selectOption({ label: 'Repair updates · Informational' })
  await words(page).fill('20% off all helmets, today only!')
  await button(page, 'SEND').click()
  await composerOf(page)
    .getByText(/This reads like an offer/)
    .waitFor()
  await photograph(page, `composer-offer-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${product.address}/inbox/all/${kenji.id}`)
  await sendAs(page).selectOption({ label: 'Repair updates · Informational' })
  await words(page).fill('Come by whenever you like.')
  await button(page, 'SEND').click()
  await composerOf(page)
    .getByRole('button', { name: /^Send it .*at/ })
    .waitFor()
  await photograph(page, `composer-quiet-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
