// Campaigns as people see them: made, changed by two at once, ended and taken up again; none of them, and many.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessibilityFaults,
  type Looks,
  openEyes,
  type Product,
  photograph,
  startProduct,
} from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page

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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('a campaign is made: what is wrong stands at its field, then it is in the list', async () => {
  await desk.goto(`${product.address}/settings/campaigns`)
  await desk.getByText('Repair updates').first().waitFor()
  await button(desk, 'Add a campaign').click()
  await button(desk, 'Add campaign').click()
  await desk.getByText('Enter a name.').waitFor()
  await desk.getByText('Choose what the texts are for.').waitFor()
  await desk.getByLabel('Name', { exact: true }).fill('offers')
  await desk.getByLabel('Use case').selectOption('CUSTOMER_CARE')
  await desk.getByLabel('Promotional').check()
  await button(desk, 'Add campaign').click()
  await desk.getByText(/A campaign for customer care holds no offers/).waitFor()
  await desk.getByLabel('Use case').selectOption('MIXED')
  await button(desk, 'Add campaign').click()
  await desk.getByText(/There is a campaign "offers" already/).waitFor()
  await desk.getByLabel('Name', { exact: true }).fill('Club rides')
  await desk.getByLabel('Description').fill('Where and when we ride together, and what is on at the shop.')
  await desk.getByLabel('Confirm each opt-in by text (double opt-in)').check()
  await photograph(desk, 'settings-campaign-add-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await button(desk, 'Add campaign').click()
  await desk.getByText('Club rides is added.').waitFor()
  const row = desk.getByRole('row', { name: /Club rides/ })
  expect(await row.innerText()).toMatch(/Mixed[\s\S]*Informational[\s\S]*Promotional[\s\S]*Confirmed by text/)
})

test('of two who change a campaign at once the second is told, and writes nothing over', async () => {
  const other = await pageFor({})
  for (const page of [desk, other]) {
    await page.goto(`${product.address}/settings/campaigns`)
    await button(page, 'Change Club rides').click()
  }
  await desk.getByLabel('Description').fill('Where and when we ride together.')
  await button(desk, 'Save').click()
  await desk.getByText('Club rides is changed.').waitFor()
  await other.getByLabel('Name', { exact: true }).fill('Club trips')
  for (const _ of [1, 2]) {
    await button(other, 'Save').click()
    await other.getByText(/Somebody else changed this campaign/).waitFor()
  }
  await button(other, 'Cancel').click()
  await other.getByText('Where and when we ride together.').waitFor()
  await other.getByText('Club rides').waitFor()
  await other.context().close()
})

test('a campaign ends and is taken up again', async () => {
  await desk.goto(`${product.address}/settings/campaigns`)
  await button(desk, 'Archive Club rides').click()
  await button(desk, 'Archive').click()
  await desk.getByText('Club rides is archived.').waitFor()
  await button(desk, 'Reopen Club rides').waitFor()
  expect(await button(desk, 'Change Club rides').count()).toBe(0)
  await button(desk, 'Reopen Club rides').click()
  await button(desk, 'Reopen').click()
  await button(desk, 'Change Club rides').waitFor()
  await button(desk, 'Archive Club rides').click()
  await button(desk, 'Archive').click()
  await button(desk, 'Reopen Club rides').waitFor()
})

test.each(looks)('the campaigns, %s', async (name, look) => {
  const page = await pageFor(look)
  await page.goto(`${product.address}/settings/campaigns`)
  await page.getByText('Repair updates').first().waitFor()
  await photograph(page, `settings-campaigns-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await button(page, 'Change Offers').click()
  await page.getByRole('dialog').waitFor()
  await photograph(page, `settings-campaign-${name}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.context().close()
})

test('without campaigns it is said what they are for, and with many they can be filtered', async () => {
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
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/(inbox|settings)/)
    await page.goto(`${empty.address}/settings/campaigns`)
    await page.getByText('No campaigns yet').waitFor()
    await photograph(page, 'settings-campaigns-empty-light-1440')
    expect(await accessibilityFaults(page)).toEqual([])
    for (let count = 1; count <= 40; count++)
      await page.request.post(`${empty.address}/api/campaigns`, {
        headers: { origin: empty.address },
        data: { name: `Recall ${count}`, useCase: 'CUSTOMER_CARE', levels: ['informational'] },
      })
    await page.reload()
    await page.getByLabel('Filter campaigns').fill('recall 37')
    await page.getByText('Recall 37').waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await page.context().close()
  } finally {
    await empty.close()
  }
})

test('nothing broke in the browser on the way', () => {
  expect(eyes.complaints).toEqual([])
})
