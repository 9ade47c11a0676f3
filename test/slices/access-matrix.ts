// Who gets which answer at every route. A route of the router's list without a row here fails the access test.
import { randomUUID } from 'node:crypto'
import { somePhone } from '../factories.ts'
import { contactRows } from './access-contacts.ts'
import { fileRows } from './access-files.ts'
import type { Ids } from './two-organizations.ts'

/** In the order of the statuses of a row. The small key may see contacts only; strangers are of the other organization. */
export const askers = [
  'nobody',
  'outsider', // an agent of another department
  'agent',
  'manager',
  'admin',
  'superAdmin',
  'stranger', // a super admin
  'smallKey',
  'strangerKey', // with every scope that a key can have
] as const

type Asked = {
  /** The address with its parameters and query; without it, the path of the route as it is. */
  readonly at?: (ids: Ids) => string
  readonly body?: (ids: Ids) => object
  readonly headers?: (ids: Ids) => Record<string, string>
  /** What a foreign id and a missing one are both answered, where that is not 404. */
  readonly elsewhere?: number
}

export type Row = Asked & {
  /** One status for each asker. */
  readonly answers: string
  /** Other ways to ask, whose ids are tried as well. */
  readonly also?: readonly Asked[]
  /** Signs whoever asks out, so that each asks with a session made for it. */
  readonly endsSession?: true
  /** An answer without end: its head is all that is waited for. */
  readonly isStream?: true
}

const everybody = (status: number): string => askers.map(() => status).join(' ')
/** Only who is signed in to the demo; they come from another machine. */
const ofDemo = (status: number): string => `404 ${`${status} `.repeat(5)}404 ${status} 404`

export const rows: Readonly<Record<string, Row>> = {
  'GET /healthz': { answers: everybody(200) },
  'GET /readyz': { answers: everybody(200) },
  'GET /metrics': { answers: everybody(403) }, // for this machine only
  'GET /api/openapi.json': { answers: everybody(200) },
  'GET /*': { answers: everybody(200), at: () => '/inbox' },

  'GET /api/install': { answers: everybody(200) },
  'POST /api/install': {
    answers: everybody(409),
    body: () => ({
      ...{ code: 'AAAA-AAAA', organization: 'Evil', department: 'Evil', timeZone: 'UTC' },
      ...{ name: 'Mallory', email: 'mallory@example.com', password: 'a password of twelve' },
    }),
  },
  'POST /api/session': {
    answers: everybody(401),
    body: () => ({ email: `${randomUUID()}@example.com`, password: 'guessed' }),
  },
  'POST /api/session/link': { answers: everybody(403), body: () => ({ token: 'a'.repeat(43) }) },
  'DELETE /api/session': { answers: everybody(204), endsSession: true },

  'GET /api/me': { answers: '401 200 200 200 200 200 200 200 200' },
  // As every organization begins: the stranger may save these for their own and changes no row by it. That a change stays in
  // its organization is tried with other values in src/organizations/organization.slice.test.ts.
  'PATCH /api/organization': {
    answers: '401 403 403 403 403 200 200 403 403',
    body: () => ({
      ...{ conversationHours: 24, askDays: 30, quietInformational: true, mostPromotional: 3 },
      helpContact: '',
    }),
  },
  'GET /api/members': { answers: '401 200 200 200 200 200 200 403 403' },
  // What is given is as it stands already, so that each may try; a manager does not reach the roles above.
  'PATCH /api/members/:id': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ member }) => `/api/members/${member}`,
    body: ({ department }) => ({ departments: [department] }),
  },
  'POST /api/members/:id/deactivate': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ member }) => `/api/members/${member}/deactivate`,
  },
  'POST /api/members/:id/reactivate': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ member }) => `/api/members/${member}/reactivate`,
  },
  'POST /api/members/:id/reset-link': {
    answers: '401 403 403 201 201 201 404 403 403',
    at: ({ member }) => `/api/members/${member}/reset-link`,
  },
  'GET /api/member-events': { answers: '401 403 403 200 200 200 200 403 403' },
  'GET /api/invitations': { answers: '401 200 200 200 200 200 200 403 403' },
  'POST /api/invitations': {
    answers: '401 403 403 201 201 201 404 403 403',
    body: ({ department }) => ({
      ...{ email: `${randomUUID()}@example.com`, role: 'agent', departments: [department] },
    }),
  },
  'POST /api/invitations/:id/renew': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ invitation }) => `/api/invitations/${invitation}/renew`,
  },
  'DELETE /api/invitations/:id': {
    answers: '401 403 403 204 404 404 404 403 403', // taken back by the first who may
    at: ({ invitation }) => `/api/invitations/${invitation}`,
  },
  // A link that nobody made: whoever holds none is told the same.
  'POST /api/link': { answers: everybody(404), body: () => ({ token: 'a'.repeat(43) }) },
  'POST /api/link/use': {
    answers: everybody(404),
    body: () => ({ token: 'a'.repeat(43), name: 'Mallory', password: 'a password of twelve' }),
  },
  'GET /api/keys': { answers: '401 403 403 403 200 200 200 403 403' },
  // A scope that no key may have: whoever may make keys is told so, and no key is made.
  'POST /api/keys': {
    answers: '401 403 403 403 422 422 422 403 403',
    body: () => ({ name: 'Greedy', scopes: ['keys.manage'] }),
  },
  'DELETE /api/keys/:id': {
    answers: '401 403 403 403 204 204 404 403 403',
    at: ({ key }) => `/api/keys/${key}`,
  },

  'GET /api/numbers': { answers: '401 200 200 200 200 200 200 200 200' },
  'POST /api/numbers': {
    answers: '401 403 403 201 201 201 404 403 403',
    body: ({ department, connection }) => ({
      ...{ phone: somePhone(), name: 'New line', departmentId: department, connectionId: connection },
    }),
  },
  'PATCH /api/numbers/:id': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ number }) => `/api/numbers/${number}`,
    body: ({ department, connection }) => ({ departmentId: department, connectionId: connection }),
  },
  'GET /api/connections': { answers: '401 403 403 200 200 200 200 403 200' },
  'POST /api/connections': {
    answers: '401 403 403 422 422 422 422 403 403',
    body: () => ({ carrier: 'none', name: 'None', values: {} }),
  },
  'PATCH /api/connections/:id': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ connection }) => `/api/connections/${connection}`,
    body: () => ({ segmentsPerSecond: 100 }),
  },

  ...contactRows,

  'GET /api/conversations': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ department }) => `/api/conversations?departmentId=${department}`,
  },
  'GET /api/conversations/unread': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ department }) => `/api/conversations/unread?departmentId=${department}`,
  },
  'GET /api/conversations/look-up': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ number }) => `/api/conversations/look-up?numberId=${number}&phone=%2B12025550142`,
  },
  'GET /api/conversations/:id': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}`,
  },
  'GET /api/conversations/:id/messages': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/messages`,
  },
  'POST /api/conversations/:id/read': {
    answers: '401 404 204 204 204 204 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/read`,
  },
  'POST /api/conversations/:id/assign': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/assign`,
    body: ({ member }) => ({ memberId: member }),
    also: [
      {
        at: ({ conversation }) => `/api/conversations/${conversation}/assign`,
        body: ({ member }) => ({ memberId: null, expected: member }), // only compared: somebody else has it
        elsewhere: 409,
      },
    ],
  },
  'POST /api/conversations/:id/close': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/close`,
  },
  'POST /api/conversations/:id/reopen': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/reopen`,
  },
  'POST /api/conversations/snooze': {
    answers: '401 404 200 200 200 200 404 403 404',
    body: ({ conversation }) => ({ conversations: [{ id: conversation }], until: null }),
  },
  'GET /api/conversations/transfer/departments': { answers: '401 200 200 200 200 200 200 403 200' },
  'POST /api/conversations/transfer': {
    answers: '401 404 200 200 200 200 404 403 404',
    body: ({ conversation, member }) => ({ ids: [conversation], memberId: member, words: 'Wants a refund' }),
    also: [{ body: ({ conversation, department }) => ({ ids: [conversation], departmentId: department }) }],
  },
  'GET /api/conversations/:id/events': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ conversation }) => `/api/conversations/${conversation}/events`,
  },
  // Whoever looks is seen; an integration is nobody.
  'POST /api/conversations/:id/presence': {
    answers: '401 404 200 200 200 200 404 403 403',
    at: ({ conversation }) => `/api/conversations/${conversation}/presence`,
    body: () => ({ doing: 'viewing' }),
  },
  'GET /api/tags': { answers: '401 200 200 200 200 200 200 403 200' },
  'POST /api/tags': { answers: '401 422 422 422 422 422 422 403 422', body: () => ({ name: ' ' }) },
  'PATCH /api/tags/:id': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ tag }) => `/api/tags/${tag}`,
    body: () => ({ colour: 'violet' }),
  },
  // One that is not there is gone already.
  'DELETE /api/tags/:id': {
    answers: '401 403 403 204 204 204 204 403 403',
    at: () => `/api/tags/${randomUUID()}`,
    also: [{ at: ({ tag }) => `/api/tags/${tag}`, elsewhere: 204 }],
  },
  'POST /api/tags/:id/merge': {
    answers: '401 403 403 422 422 422 404 403 403', // into itself
    at: ({ tag }) => `/api/tags/${tag}/merge`,
    body: ({ tag }) => ({ into: tag }),
  },
  'POST /api/tags/put': {
    answers: '401 404 200 200 200 200 404 403 404',
    body: ({ tag, conversation }) => ({ tagIds: [tag], conversationIds: [conversation], on: true }),
    also: [{ body: ({ tag, contact }) => ({ tagIds: [tag], contactIds: [contact], on: true }) }],
  },
  'POST /api/conversations/:id/notes': {
    answers: '401 404 201 201 201 201 404 403 403',
    at: ({ conversation }) => `/api/conversations/${conversation}/notes`,
    body: () => ({ requestKey: randomUUID(), words: [{ text: 'Call back at nine' }] }),
  },
  // The super admin wrote it: the others are told that only they may edit it.
  'PATCH /api/notes/:id': {
    answers: '401 404 403 403 403 200 404 403 403',
    at: ({ note }) => `/api/notes/${note}`,
    body: () => ({ words: [{ text: 'Pays by card' }], changeNo: 3 }),
  },
  'GET /api/notes/:id/history': {
    answers: '401 404 200 200 200 200 404 403 403',
    at: ({ note }) => `/api/notes/${note}/history`,
  },
  'DELETE /api/notes/:id': {
    answers: '401 404 403 403 200 200 404 403 403',
    at: ({ note }) => `/api/notes/${note}`,
  },
  'GET /api/mentions': { answers: '401 200 200 200 200 200 200 403 403' },
  // A note that mentions somebody else is passed over.
  'POST /api/mentions/read': {
    answers: '401 204 204 204 204 204 204 403 403',
    body: ({ note }) => ({ noteIds: [note] }),
    elsewhere: 204,
  },

  'GET /api/events': { answers: '401 200 200 200 200 200 200 403 200', isStream: true },

  'POST /api/messages': {
    answers: '401 404 202 202 202 202 404 403 404',
    body: ({ conversation }) => ({ requestKey: randomUUID(), conversationId: conversation, body: 'Hello' }),
    also: [
      {
        body: ({ number }) => ({
          ...{ requestKey: randomUUID(), numberId: number, to: '+12025550142', body: 'Hello' },
        }),
      },
    ],
  },
  'GET /api/messages/:id': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ outbound }) => `/api/messages/${outbound}`,
  },
  // A text that came in cannot be taken back: whoever may see it is told so.
  'POST /api/messages/:id/cancel': {
    answers: '401 404 409 409 409 409 404 403 404',
    at: ({ inbound }) => `/api/messages/${inbound}/cancel`,
  },

  'GET /api/departments/hours': { answers: '401 200 200 200 200 200 200 200 200' },
  'PUT /api/departments/:id/hours': {
    answers: '401 403 403 200 409 409 404 403 403', // the first who may has changed it
    at: ({ department }) => `/api/departments/${department}/hours`,
    body: () => ({ isOn: false, week: [[], [], [], [], [], [], []], holidays: [], answer: '', version: 0 }),
  },
  'GET /api/needs-you': { answers: '401 200 200 200 200 200 200 403 200' },
  'GET /api/needs-you/count': { answers: '401 200 200 200 200 200 200 403 200' },
  // A text that is not yours to see is passed over, like one that nobody waits for; an integration decides none.
  'POST /api/needs-you/dismiss': {
    answers: '401 200 200 200 200 200 200 403 403',
    body: ({ outbound }) => ({ ids: [outbound] }),
    elsewhere: 200,
  },
  'POST /api/needs-you/:id/send-again': {
    answers: '401 404 409 409 409 409 404 403 403', // it has not failed
    at: ({ outbound }) => `/api/needs-you/${outbound}/send-again`,
    body: () => ({}),
  },
  // Everybody has drafts of their own only, and an integration has none.
  'GET /api/drafts': { answers: '401 200 200 200 200 200 200 403 200' },
  'PUT /api/drafts': {
    answers: '401 404 200 200 200 200 404 403 403',
    body: ({ conversation }) => ({ about: conversation, base: 0, body: 'Your bike is' }),
  },
  'GET /api/opt-outs': { answers: '401 200 200 200 200 200 200 403 403' },
  'GET /api/opt-outs/export.csv': { answers: '401 403 403 200 200 200 200 403 403' },
  'POST /api/opt-outs/import': {
    answers: '401 403 403 200 200 200 200 403 403',
    body: () => ({ csv: 'no phone at all' }), // nothing is taken in
  },
  'GET /api/opt-outs/desk': { answers: '401 200 200 200 200 200 200 403 403' },
  'POST /api/opt-outs/desk/:id/decide': {
    answers: '401 403 403 404 404 404 404 403 403',
    at: () => `/api/opt-outs/desk/${randomUUID()}/decide`,
    body: () => ({ decision: 'keep' }),
  },

  // Carriers prove themselves by signature; one that is not there is answered like one with another secret.
  'POST /webhooks/:carrier/:connection': {
    answers: everybody(403),
    at: ({ connection }) => `/webhooks/loopback/${connection}`,
    body: () => ({ events: [] }),
    elsewhere: 403,
  },
  'POST /loopback/texts': {
    answers: everybody(403),
    headers: ({ connection }) => ({ 'parley-connection': connection }),
    body: () => ({}),
  },
  'POST /loopback/find': {
    answers: everybody(403),
    headers: ({ connection }) => ({ 'parley-connection': connection }),
    body: () => ({}),
  },

  ...fileRows,

  'GET /api/phones': { answers: ofDemo(200) },
  'POST /api/phones': { answers: ofDemo(201), body: () => ({ name: 'Robin', phone: somePhone() }) },
  'DELETE /api/phones/:phone': {
    answers: '404 204 404 404 404 404 404 404 404', // gone with the first who may
    at: ({ handset }) => `/api/phones/${handset}`,
  },
  'GET /api/phones/:phone/texts': {
    answers: ofDemo(200),
    at: ({ handset }) => `/api/phones/${handset}/texts`,
    elsewhere: 200, // a phone that never texted, with an empty list
  },
  'POST /api/phones/:phone/texts': {
    answers: ofDemo(201),
    at: () => '/api/phones/+12025550142/texts',
    body: ({ ourPhone }) => ({ to: ourPhone, body: 'Hello from a phone' }),
    elsewhere: 422,
  },
  'PUT /api/phones/network': { answers: ofDemo(204), body: () => ({ isOff: false }) },
  'GET /api/phones/events': { answers: ofDemo(200), isStream: true },
}
