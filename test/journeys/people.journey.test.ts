// The people of an organization: an Auditor is invited by a link, looks and changes nothing, gets another role, is taken out, comes
// back by a password link; and the operator's way in from the command line.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
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

const root = resolve(import.meta.dirname, '../..')
const EMAIL = 'noor@auditors.example'
const PASSWORD = 'seven plain wooden doors'
const PHONE: Looks = { width: 390, height: 844 }

let product: Product
let eyes: Awaited<ReturnType<typeof openEyes>>
let admin: Page
let noor: Page
let invitation = ''

beforeAll(async () => {
  product = await startProduct()
  eyes = await openEyes()
  const context = await eyes.context()
  const phones = await context.newPage()
  admin = await context.newPage()
  noor = await (await eyes.context()).newPage()
  await admin.goto(product.signInLink())
  await admin.waitForURL(/\/inbox/)
  await phones.goto(`${product.address}/phone`)
  const phone = phones.getByRole('region', { name: /Dana Reyes/ })
  await phone.getByRole('textbox', { name: 'Text message' }).fill('Hi! Is my bike ready?')
  await phone.getByRole('textbox', { name: 'Text message' }).press('Enter')
  await phone.getByRole('log').getByText('Hi! Is my bike ready?').waitFor()
}, 180_000)
afterAll(async () => {
  await eyes?.close()
  await product?.close()
})

const people = (page: Page): Promise<unknown> => page.goto(`${product.address}/settings/people`)
const rowOf = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words })

/** Chooses in the menu of a row. */
async function choose(page: Page, whom: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${whom}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Reads the link that is shown this once, and puts the dialog away. */
async function takeLink(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /^Copy the/ })
  const link = (await dialog.locator('pre').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return link
}

/** The same page on a phone in the dark, for its picture. */
async function inTheDark(page: Page, address: string, name: string, shows: string): Promise<void> {
  const context = await eyes.context({ ...PHONE, dark: true })
  await context.addCookies(await page.context().cookies())
  const dark = await context.newPage()
  await dark.goto(address)
  await dark.getByText(shows).first().waitFor()
  await photograph(dark, name)
  expect(await accessibilityFaults(dark)).toEqual([])
  await context.close()
}

test('an admin invites an Auditor, and gets a link to hand over', async () => {
  await people(admin)
  await admin.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await dialog.getByText('Enter the e-mail that they will sign in with.').waitFor()
  await dialog.getByText(/Choose at least one department/).waitFor()
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(EMAIL)
  await photograph(admin, 'people-invite-light-1440')
  expect(await accessibilityFaults(admin)).toEqual([])
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Auditor')
  await dialog.getByText('Changes nothing.').waitFor()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await admin.getByRole('dialog', { name: 'Copy the invitation now' }).waitFor()
  await photograph(admin, 'people-link-light-1440')
  expect(await accessibilityFaults(admin)).toEqual([])
  const first = await takeLink(admin)
  expect(first).toContain(`${product.address}/join#link=`)

  await rowOf(admin, EMAIL)
    .getByText(/[67] days left/)
    .waitFor()
  await choose(admin, EMAIL, 'New link')
  invitation = await takeLink(admin)
  expect(invitation).not.toBe(first)
  await noor.goto(first)
  await noor.getByRole('heading', { name: 'This link no longer works' }).waitFor()
  await photograph(noor, 'join-over-light-1440')
  expect(await accessibilityFaults(noor)).toEqual([])
})

test('the invited person chooses name and password, and is inside', async () => {
  await inTheDark(noor, invitation, 'join-dark-390', 'Join Riverside Bikes')
  await noor.goto(invitation)
  await noor.getByRole('heading', { name: 'Join Riverside Bikes' }).waitFor()
  await noor.getByText('You are invited as an Auditor.').waitFor()
  expect(noor.url()).not.toContain('link=')
  await noor.getByRole('textbox', { name: 'Your name' }).fill('Noor Haddad')
  await noor.getByLabel('Password', { exact: true }).fill('too short')
  await noor.getByRole('button', { name: 'Join', exact: true }).click()
  await noor.getByText('Use a password of at least 12 characters.').waitFor()
  await noor.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await photograph(noor, 'join-light-1440')
  expect(await accessibilityFaults(noor)).toEqual([])
  await noor.getByRole('button', { name: 'Join', exact: true }).click()
  await noor.waitForURL(/\/inbox/)
})

test('the Auditor sees the conversation and takes evidence out, and finds nothing to change', async () => {
  await noor.goto(`${product.address}/inbox/all`)
  await noor.getByText('Hi! Is my bike ready?').first().click()
  const panel = noor.getByRole('region', { name: 'Contact' })
  await panel.getByRole('button', { name: 'Evidence file' }).click()
  const [download] = await Promise.all([
    noor.waitForEvent('download'),
    noor.getByRole('menuitem', { name: 'PDF document' }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await noor
    .getByRole('region', { name: /^Conversation with/ })
    .getByText('Hi! Is my bike ready?')
    .waitFor()
  for (const name of ['SEND', 'Compose', 'Close', 'Assign', 'Give consent', 'Withdraw'])
    expect([name, await noor.getByRole('button', { name, exact: false }).count()]).toEqual([name, 0])
  expect(await noor.getByRole('textbox', { name: /message/i }).count()).toBe(0)
  await photograph(noor, 'auditor-thread-light-1440')
  expect(await accessibilityFaults(noor)).toEqual([])

  await people(noor)
  await noor.getByText('You can look at people but not change them.').waitFor()
  await noor.getByText(`Alex Rivera invited ${EMAIL} as Auditor`).waitFor()
  expect(await noor.getByRole('button', { name: /Invite|Actions for/ }).count()).toBe(0)
  await photograph(noor, 'people-auditor-light-1440')
  expect(await accessibilityFaults(noor)).toEqual([])
})

test('another role holds from the next page on, and can be taken back', async () => {
  await people(admin)
  await choose(admin, 'Noor Haddad', 'Change role or departments')
  const dialog = admin.getByRole('dialog', { name: 'Change Noor Haddad' })
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Agent')
  await dialog.getByRole('checkbox', { name: 'Sales' }).check()
  await photograph(admin, 'people-change-light-1440')
  expect(await accessibilityFaults(admin)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await rowOf(admin, 'Noor Haddad').getByText('Sales').waitFor()
  await noor.goto(`${product.address}/inbox/all`)
  await noor.getByRole('button', { name: 'Compose' }).first().waitFor()

  await admin.getByRole('button', { name: 'Undo' }).click()
  await rowOf(admin, 'Noor Haddad').getByRole('cell', { name: 'Auditor', exact: true }).waitFor()
  await admin.getByText('Alex Rivera made Noor Haddad Auditor instead of Agent').waitFor()
})

test('a deactivated member is signed out at once, and back with the seat by a new password', async () => {
  await people(admin)
  await people(noor)
  await choose(admin, 'Noor Haddad', 'Deactivate')
  await admin.getByRole('group', { name: 'Deactivate Noor Haddad?' }).waitFor()
  await photograph(admin, 'people-deactivate-light-1440')
  expect(await accessibilityFaults(admin)).toEqual([])
  await admin.getByRole('button', { name: 'Deactivate', exact: true }).click()
  await rowOf(admin, 'Noor Haddad').getByText('deactivated').waitFor()
  await noor.getByRole('link', { name: 'Inbox' }).click()
  await noor.waitForURL(/\/sign-in/)
  await noor.getByRole('textbox', { name: 'E-mail' }).fill(EMAIL)
  await noor.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await noor.getByRole('button', { name: 'Sign in' }).click()
  await noor.getByText(/e-mail and password do not match/).waitFor()

  await choose(admin, 'Noor Haddad', 'Re-activate')
  await admin.getByText('Noor Haddad can sign in again.').waitFor()
  await choose(admin, 'Noor Haddad', 'Password reset link')
  const reset = await takeLink(admin)
  expect(reset).toContain('/reset#link=')
  await noor.goto(reset)
  await noor.getByRole('heading', { name: 'Set a new password' }).waitFor()
  await photograph(noor, 'reset-light-1440')
  expect(await accessibilityFaults(noor)).toEqual([])
  await noor.getByLabel('New password').fill(`${PASSWORD} more`)
  await noor.getByRole('button', { name: 'Set password' }).click()
  await noor.waitForURL(/\/inbox/)
})

test('an invitation is taken back', async () => {
  await admin.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('kit@riversidebikes.example')
  await dialog.getByRole('checkbox', { name: 'Service' }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await takeLink(admin)
  await people(admin)
  await admin.getByText('kit@riversidebikes.example').first().waitFor()
  await photograph(admin, 'people-light-1440')
  await inTheDark(
    admin,
    `${product.address}/settings/people`,
    'people-dark-390',
    'kit@riversidebikes.example',
  )
  await choose(admin, 'kit@riversidebikes.example', 'Take the invitation back')
  await admin.getByRole('button', { name: 'Take it back' }).click()
  await admin.getByRole('table', { name: 'Invitations' }).waitFor({ state: 'detached' })
  await admin.getByText('took the invitation of kit@riversidebikes.example back').waitFor()
})

test('a long list has a filter, and shows on a phone', async () => {
  const { departments } = await (await admin.request.get(`${product.address}/api/me`)).json()
  for (let count = 1; count <= 13; count++)
    await admin.request.post(`${product.address}/api/invitations`, {
      data: {
        email: `summer${count}@riversidebikes.example`,
        role: 'agent',
        departments: [departments[0].id],
      },
      headers: { origin: product.address },
    })
  const context = await eyes.context(PHONE)
  await context.addCookies(await admin.context().cookies())
  const page = await context.newPage()
  await people(page)
  await page.getByRole('searchbox', { name: 'Filter invitations' }).fill('summer13')
  await page.getByText('1 found').waitFor()
  await page.getByRole('table', { name: 'Invitations' }).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Actions for summer13@riversidebikes.example' }).click()
  await photograph(page, 'people-invitations-light-390')
  expect(await accessibilityFaults(page)).toEqual([])
  await context.close()
})

test('the operator gets a link for a Super Admin from the command line', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['src/cli.ts', 'member', 'reset', 'alex@riversidebikes.example'],
    { cwd: root, env: product.environment },
  )
  const link = /http\S+\/reset#link=\S+/.exec(stdout)?.[0] ?? ''
  const context = await eyes.context(PHONE)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByText('For Alex Rivera at Riverside Bikes.').waitFor()
  await photograph(page, 'reset-light-390')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.waitForURL(/\/inbox/)
  await admin.reload() // signed out everywhere else
  await admin.waitForURL(/\/sign-in/)
  await context.close()
})

test('nothing else was logged as an error in all this', () =>
  // The browser itself logs the link that no longer works.
  expect(eyes.complaints.filter((each) => !/\/join.*status of 404/.test(each))).toEqual([]))
