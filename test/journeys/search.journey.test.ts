// Finding things: by words in the list, by the palette, by keys, and with single keys turned off.
import type { APIRequestContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openEyes, type Product, photograph, startProduct, until } from './product.ts'

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let desk: Page

const patience = { timeout: 20_000 }
const dana = '+12025550142'
const LONG = 140
const people: [name: string, phone: string, ...texts: string[]][] = [
  ['Marcus Bell', '+12025550157', 'Do you have the blue helmet in medium?'],
  ['Priya Nair', '+12025550168', 'Thanks, the brakes are perfect now!'],
  ['Sam Okafor', '+12025550171', 'Can I move my tune-up to Thursday? My helmet strap broke, too.'],
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

async function fill(api: APIRequestContext): Promise<void> {
  const ask = async (method: string, path: string, data?: object) => {
    const headers = { origin: product.address }
    const answer = await api.fetch(product.address + path, { method, data, headers })
    return answer.ok() ? await answer.json().catch(() => null) : null
  }
  const { numbers } = (await ask('GET', '/api/numbers')) as { numbers: { phone: string }[] }
  const to = numbers[0]?.phone
  const text = (phone: string, body: string) =>
    ask('POST', `/api/phones/${encodeURIComponent(phone)}/texts`, { to, body })
  await ask('POST', '/api/phones', { name: 'Dana Reyes', phone: dana })
  for (let nth = 0; nth < LONG; nth++)
    await text(
      dana,
      nth === 20 ? 'The crème brûlée coloured frame, please' : `Line ${nth} of a long talk about gears`,
    )
  for (const [name, phone, ...texts] of people) {
    await ask('POST', '/api/phones', { name, phone })
    for (const body of texts) await text(phone, body)
  }
  type Row = { phone: string; contactId: string }
  let rows: Row[] = []
  await until(async () => {
    const page = (await ask('GET', '/api/conversations?list=all')) as { conversations: Row[] }
    rows = page.conversations
    return rows.length === people.length + 1
  }, 30_000)
  for (const { phone, contactId } of rows) {
    const name = people.find((each) => each[1] === phone)?.[0] ?? 'Dana Reyes'
    await ask('PATCH', `/api/contacts/${contactId}`, { name })
  }
  await until(async () => {
    const found = (await ask('GET', '/api/search?find=helmet')) as { texts: unknown[] }
    return found.texts.length === 2
  }, 30_000)
}

const field = (page = desk): Locator => page.getByRole('textbox', { name: 'Search texts and people' })
const hits = (page = desk): Locator =>
  page.getByRole('region', { name: 'Texts', exact: true }).getByRole('link')
const palette = (page = desk): Locator => page.getByRole('dialog', { name: 'Find anything' })
const found = (page = desk): Locator => page.locator('[data-found]')

test('“/” leads to the search, which says what it can find', async () => {
  await desk.goto(`${product.address}/inbox/all`)
  await desk.getByText('Priya Nair').first().waitFor()
  await desk.keyboard.press('/')
  await expect.poll(() => field().evaluate((each) => each === document.activeElement), patience).toBe(true)
  await desk.getByRole('heading', { name: 'Find any text or person' }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'search-begin-light-1440')
})

test('words in any order find texts and people, with what was looked for marked', async () => {
  await field().pressSequentially('helmet')
  await expect.poll(() => hits().count(), patience).toBe(2)
  await expect.poll(() => hits().locator('mark').allTextContents(), patience).toEqual(['helmet', 'helmet'])
  await photograph(desk, 'search-light-1440')
  await field().fill('medium BLUE')
  await expect.poll(() => hits().count(), patience).toBe(1)
  await field().fill('bell')
  await desk.getByRole('region', { name: 'People' }).getByRole('link', { name: 'Marcus Bell' }).waitFor()
  await field().fill('(202) 555-0157')
  await desk.getByRole('region', { name: 'People' }).getByRole('link', { name: 'Marcus Bell' }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
})

test('a text far up in a long thread is opened where it stands, and from there the thread goes on both ways', async () => {
  await field().fill('brulee frame')
  await expect.poll(() => hits().count(), patience).toBe(1)
  await field().press('ArrowDown')
  await desk.keyboard.press('Enter')
  await found().getByText('The crème brûlée coloured frame, please').waitFor()
  await expect.poll(() => isInSight(found()), patience).toBe(true)
  expect(new URL(desk.url()).searchParams.get('at')).toBe('21')
  await desk.getByText('Line 30 of a long talk', { exact: false }).first().waitFor()
  await photograph(desk, 'search-opened-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  const scroller = desk.getByLabel('Texts with Dana Reyes')
  await scroller.evaluate((each) => each.scrollTo({ top: 0 }))
  await desk.getByText('Line 0 of a long talk').waitFor()
  for (let nth = 0; nth < 6; nth++) {
    await scroller.evaluate((each) => each.scrollTo({ top: each.scrollHeight }))
    await desk.waitForTimeout(150)
  }
  await desk
    .getByText(`Line ${LONG - 1} of a long talk`)
    .first()
    .waitFor()
  await desk.reload()
  await found().getByText('crème brûlée').waitFor()
  await desk.getByRole('button', { name: 'To the newest text' }).click()
  await scroller.getByText(`Line ${LONG - 1} of a long talk`).waitFor()
  await expect
    .poll(() => isInSight(scroller.getByText(`Line ${LONG - 1} of a long talk`)), patience)
    .toBe(true)
})

const isInSight = (each: Locator): Promise<boolean> =>
  each.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

test('what was looked for last is offered again, and nothing found says what to try', async () => {
  await field().fill('')
  await field().focus()
  await desk.getByRole('button', { name: 'brulee frame' }).waitFor()
  await photograph(desk, 'search-recent-light-1440')
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'brulee frame' }).click()
  await expect.poll(() => hits().count(), patience).toBe(1)
  await field().fill('velociraptor helmet')
  await desk.getByRole('heading', { name: 'Nothing was found' }).waitFor()
  await photograph(desk, 'search-nothing-light-1440')
  await desk.getByRole('button', { name: 'Look for “velociraptor”' }).click()
  await desk.getByRole('button', { name: 'Look for “veloci”' }).waitFor()
  await field().fill('helmet')
  await desk.getByRole('combobox', { name: 'Whose texts' }).selectOption('From us')
  await desk.getByRole('button', { name: 'Look everywhere' }).click()
  await expect.poll(() => hits().count(), patience).toBe(2)
})

test('a long list of hits grows as it is scrolled', async () => {
  await field().fill('gears')
  await expect.poll(() => hits().count(), patience).toBeGreaterThanOrEqual(25)
  await expect
    .poll(async () => {
      await hits().last().scrollIntoViewIfNeeded()
      return hits().count()
    }, patience)
    .toBe(LONG - 1)
})

test('a search that cannot be done says so, and is tried again', async () => {
  await desk.route('**/api/search*', (route) => route.abort())
  await field().fill('brakes')
  await desk.getByRole('heading', { name: 'The search couldn’t be done' }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'search-failed-light-1440')
  await desk.unroute('**/api/search*')
  await desk.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => hits().count(), patience).toBe(1)
  await field().press('Escape')
  await desk.getByRole('link', { name: 'Unassigned' }).waitFor()
  eyes.complaints.splice(0) // the browser tells of what was aborted
})

test('the palette leads anywhere by keyboard alone, and knows what was used last', async () => {
  await desk.goto(`${product.address}/opt-outs/desk`)
  await desk.getByRole('heading', { name: 'Opt-out desk' }).waitFor()
  await desk.keyboard.press('Control+k')
  await palette().getByRole('textbox').fill('brakes')
  await palette()
    .getByRole('button', { name: /Priya Nair/ })
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'palette-light-1440')
  await desk.keyboard.press('Enter')
  await found().getByText('the brakes are perfect').waitFor()
  await palette().waitFor({ state: 'hidden' })
  await desk.keyboard.press('Control+k')
  await palette().getByRole('textbox').fill('sett peo')
  await palette().getByRole('button', { name: 'Settings: People' }).waitFor()
  await desk.keyboard.press('Enter')
  await desk.waitForURL(/\/settings\/people/)
  await palette().waitFor({ state: 'hidden' })
  await desk.keyboard.press('Control+k')
  await palette().getByRole('textbox').fill('inbox all')
  await desk.keyboard.press('Enter')
  await desk.waitForURL(/\/inbox\/all/)
  await palette().waitFor({ state: 'hidden' })
  await desk.keyboard.press('Control+k')
  await expect
    .poll(() => palette().getByRole('button').first().textContent(), patience)
    .toContain('Inbox: All')
  await photograph(desk, 'palette-begin-light-1440')
  await desk.keyboard.press('Escape')
  await palette().waitFor({ state: 'hidden' })
})

test('single keys can be turned off, and the sheet says so', async () => {
  await desk.keyboard.press('?')
  const sheet = desk.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByText('Next conversation').waitFor()
  await photograph(desk, 'keys-light-1440')
  await sheet.getByRole('checkbox', { name: 'Use single keys' }).uncheck()
  expect(await accessibilityFaults(desk)).toEqual([])
  await photograph(desk, 'keys-off-light-1440')
  await desk.keyboard.press('Escape')
  for (const key of ['c', '/', 'j', '?']) await desk.keyboard.press(key)
  expect(new URL(desk.url()).pathname).toBe('/inbox/all')
  expect(await field().evaluate((each) => each === document.activeElement)).toBe(false)
  expect(await desk.getByRole('dialog').count()).toBe(0)
  await desk.reload()
  await desk.getByText('Priya Nair').first().waitFor()
  await desk.keyboard.press('c')
  expect(new URL(desk.url()).pathname).toBe('/inbox/all')
  await desk.keyboard.press('Control+k')
  await palette().getByRole('textbox').fill('single-key')
  await palette().getByRole('button', { name: 'Turn single-key shortcuts on' }).waitFor()
  await desk.keyboard.press('Enter')
  await palette().waitFor({ state: 'hidden' })
  await desk.keyboard.press('/')
  await desk.keyboard.type('c?j')
  expect(await field().inputValue()).toBe('c?j')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('c')
  await desk.waitForURL(/\/inbox\/all\/compose/)
})

test('on a phone the results fill the screen, and a text found opens over them', async () => {
  for (const dark of [false, true]) {
    const context = await eyes.context({ width: 390, height: 844, dark })
    await context.addCookies(await desk.context().cookies())
    const page = await context.newPage()
    await page.goto(`${product.address}/inbox/all`)
    await field(page).fill('helmet')
    await expect.poll(() => hits(page).count(), patience).toBe(2)
    const look = dark ? 'dark' : 'light'
    await photograph(page, `search-${look}-390`)
    expect(await accessibilityFaults(page)).toEqual([])
    await hits(page).first().click()
    await found(page).getByText('helmet').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await photograph(page, `search-opened-${look}-390`)
    await page.goBack()
    await expect.poll(() => hits(page).count(), patience).toBe(2)
    expect(await field(page).inputValue()).toBe('helmet')
    await context.close()
  }
})

test('at a desk in the dark it reads as well', async () => {
  const context = await eyes.context({ dark: true })
  await context.addCookies(await desk.context().cookies())
  const page = await context.newPage()
  await page.goto(`${product.address}/inbox/all?find=helmet`)
  await expect.poll(() => hits(page).count(), patience).toBe(2)
  await hits(page).first().click()
  await found(page).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await photograph(page, 'search-opened-dark-1440')
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('textbox').fill('helmet')
  await palette(page)
    .getByRole('button', { name: /Marcus Bell/ })
    .waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await photograph(page, 'palette-dark-1440')
  await context.close()
})

test('nothing was complained about', () => {
  expect(eyes.complaints).toEqual([])
})
