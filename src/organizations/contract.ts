// What the API takes and gives for the business, its people, sessions and keys.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'

export const role = z.enum(['super_admin', 'admin', 'manager', 'agent', 'auditor'])
export const password = z
  .string()
  .min(12, 'Use a password of at least 12 characters.')
  .max(200, 'Use at most 200 characters.')
export const name = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'Use at most 100 characters.')
export const email = z.email('Enter an e-mail address such as dana@example.com.').max(200)
const timeZone = z.string().min(1).max(60)

export const department = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() })
export const member = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  departments: z.array(z.uuid()),
  active: z.boolean(),
  /** When they last used Parley, to a few minutes; null when they never did. */
  seenAt: z.iso.datetime().nullable(),
})
/** The business itself, and how long and how often it may text somebody. */
export const organization = z.object({
  id: z.uuid(),
  name: z.string(),
  isDemo: z.boolean(),
  conversationHours: z.number(),
  askDays: z.number(),
  quietInformational: z.boolean(),
  mostPromotional: z.number(),
  helpContact: z.string(),
  /** The confirmation of a STOP may ask whether informational texts may go on. */
  askScope: z.boolean(),
  firstReplyAssigns: z.boolean(), // whoever answers a conversation first has it from then on
})
export type Organization = z.output<typeof organization>
export type Department = z.output<typeof department>
export type Member = z.output<typeof member>

export const me = endpoint({
  method: 'GET',
  path: '/api/me',
  access: 'signed_in',
  summary: 'Who is signed in, and what they may do',
  answer: z.object({
    memberId: z.uuid().nullable(),
    name: z.string(),
    role: z.string(),
    permissions: z.array(z.string()),
    organization,
    departments: z.array(department),
  }),
})

const wholeNumber = (most: number, sentence: string) => z.int(sentence).min(1, sentence).max(most, sentence)

export const changeOrganization = endpoint({
  method: 'PATCH',
  path: '/api/organization',
  access: 'organization.manage',
  summary: 'Change how long and how often the business may text somebody; what is left out stays as it is',
  body: z.object({
    conversationHours: wholeNumber(168, 'Enter whole hours from 1 to 168, which is a week.').optional(),
    askDays: wholeNumber(365, 'Enter whole days from 1 to 365.').optional(),
    quietInformational: z.boolean().optional(),
    askScope: z.boolean().optional(),
    firstReplyAssigns: z.boolean().optional(),
    // Three in 24 hours is the most that Florida, Oklahoma, Maryland and Oregon allow, kept for all (consent/hours/caps.ts).
    mostPromotional: wholeNumber(3, 'Choose 1, 2 or 3 texts.').optional(),
    helpContact: z
      .string()
      .overwrite(plainText)
      .trim()
      .max(120, 'Use at most 120 characters, so that the answer to HELP stays short.')
      .optional(),
  }),
  answer: organization,
})

/** What the sign-in page must know before anyone is signed in. */
export const installState = endpoint({
  method: 'GET',
  path: '/api/install',
  access: 'public',
  summary: 'Is this install set up, and is it a demo?',
  answer: z.object({ isSetUp: z.boolean(), isDemo: z.boolean() }),
})

export const setUp = endpoint({
  method: 'POST',
  path: '/api/install',
  access: 'public',
  summary: 'Set up a new install with the one-time code that the terminal shows',
  status: 201,
  body: z.object({
    code: z.string().trim().min(1, 'Enter the code that the terminal shows.').max(40),
    organization: name,
    department: name.max(60, 'Use at most 60 characters.'),
    timeZone,
    name,
    email,
    password,
  }),
  answer: z.object({ ok: z.literal(true) }),
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: 'Sign in with e-mail and password',
  body: z.object({ email, password: z.string().min(1, 'Enter your password.').max(200) }),
  answer: z.object({ ok: z.literal(true) }),
})

/** The demo's sign-in link: works once, from this machine only. */
export const signInByLink = endpoint({
  method: 'POST',
  path: '/api/session/link',
  access: 'demo',
  summary: 'Sign in with the one-time link of the demo',
  body: z.object({ token: z.string().min(20).max(100) }),
  answer: z.object({ ok: z.literal(true) }),
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: 'Sign out',
})

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/members',
  access: 'members.view',
  summary: 'The people of the organization',
  answer: z.object({ members: z.array(member) }),
})

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export type ApiKey = z.output<typeof apiKey>

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/keys',
  access: 'keys.manage',
  summary: 'API keys of the organization',
  answer: z.object({ keys: z.array(apiKey) }),
})
export const makeKey = endpoint({
  method: 'POST',
  path: '/api/keys',
  access: 'keys.manage',
  summary: 'Make an API key; it is shown this once',
  status: 201,
  body: z.object({
    name: name.max(60),
    scopes: z.array(z.string()).min(1, 'Choose at least one thing that this key may do.'),
  }),
  answer: z.object({ key: apiKey, secret: z.string() }),
})
export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/api/keys/:id',
  access: 'keys.manage',
  summary: 'Revoke an API key at once',
  params: z.object({ id: z.uuid() }),
})
