// Who gets which answer at every route. A route of the router's list without a row here fails the access test.
import { randomUUID } from 'node:crypto'
import { somePhone } from '../factories.ts'
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

const advertised = {
  ...{ keyword: 'UPDATES', levels: ['informational'] },
  ...{ wording: 'Text UPDATES for updates', place: 'A poster' },
}

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

  'GET /api/contacts': { answers: '401 200 200 200 200 200 200 200 200' },
  'GET /api/contacts/:id': {
    answers: '401 200 200 200 200 200 404 200 404',
    at: ({ contact }) => `/api/contacts/${contact}`,
  },
  'PATCH /api/contacts/:id': {
    answers: '401 200 200 200 200 200 404 403 404',
    at: ({ contact }) => `/api/contacts/${contact}`,
    body: () => ({ name: 'Renamed' }),
  },

  'GET /api/contacts/:id/consent': {
    answers: '401 200 200 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/consent`,
  },
  // A bought list gives nothing: whoever may enter consent is told so, and none is entered.
  'POST /api/contacts/:id/consent/give': {
    answers: '401 422 422 422 422 422 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/consent/give`,
    body: ({ campaign }) => ({
      ...{
        requestKey: randomUUID(),
        campaignId: campaign,
        levels: ['informational'],
        method: 'imported_list',
      },
    }),
  },
  'POST /api/contacts/:id/consent/withdraw': {
    answers: '401 200 200 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/consent/withdraw`,
    body: ({ campaign }) => ({ campaignId: campaign, levels: ['informational'] }),
  },
  // Asked in a conversation that the outsider does not see; and once, so that the others are told to wait for the answer.
  'POST /api/contacts/:id/consent/ask': {
    answers: '401 404 200 422 422 422 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/consent/ask`,
    body: ({ campaign, conversation }) => ({
      ...{ campaignId: campaign, levels: ['informational'], conversationId: conversation },
    }),
  },
  // Nobody opted out tomorrow: whoever may enter an opt-out is told so.
  'POST /api/contacts/:id/consent/opt-out': {
    answers: '401 422 422 422 422 422 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/consent/opt-out`,
    body: () => ({ how: 'phone', words: 'No more texts', saidAt: '2999-01-01T00:00:00Z' }),
  },
  'GET /api/contacts/:id/erasure': {
    answers: '401 403 403 403 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/erasure`,
  },
  // Another number was typed: whoever may erase people is told so, and nobody is erased.
  'POST /api/contacts/:id/erasure': {
    answers: '401 403 403 403 422 422 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/erasure`,
    body: () => ({ phone: '+12025550100', reason: 'Asked by letter' }),
  },

  'GET /api/campaigns': { answers: '401 200 200 200 200 200 200 403 200' },
  // Offers in a campaign for something else: whoever may make campaigns is told so, and none is made.
  'POST /api/campaigns': {
    answers: '401 403 403 422 422 422 422 403 403',
    body: () => ({ name: 'Greedy', useCase: 'SECURITY_ALERT', levels: ['promotional'] }),
  },
  'PATCH /api/campaigns/:id': {
    answers: '401 403 403 200 409 409 404 403 403', // the first who may has changed it: for the others it has moved on
    at: ({ campaign }) => `/api/campaigns/${campaign}`,
    body: () => ({ version: 1, description: 'Changed' }),
  },
  'POST /api/campaigns/:id/archive': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ campaign }) => `/api/campaigns/${campaign}/archive`,
  },
  'POST /api/campaigns/:id/reopen': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ campaign }) => `/api/campaigns/${campaign}/reopen`,
  },
  'GET /api/campaigns/:id/keywords': {
    answers: '401 200 200 200 200 200 404 403 404',
    at: ({ campaign }) => `/api/campaigns/${campaign}/keywords`,
  },
  // STOP is nobody's to advertise: whoever may add keywords is told so, and none is added.
  'POST /api/campaigns/:id/keywords': {
    answers: '401 403 403 422 422 422 404 403 403',
    at: ({ campaign }) => `/api/campaigns/${campaign}/keywords`,
    body: ({ number }) => ({ ...advertised, numberId: number, keyword: 'STOP' }),
  },
  'PUT /api/campaigns/:id/keywords/:keywordId': {
    answers: '401 403 403 200 409 409 404 403 403', // the first who may has changed it
    at: ({ campaign, keyword }) => `/api/campaigns/${campaign}/keywords/${keyword}`,
    body: ({ number }) => ({ ...advertised, numberId: number, version: 1 }),
  },
  'DELETE /api/campaigns/:id/keywords/:keywordId': {
    answers: '401 403 403 204 204 204 404 403 403',
    at: ({ campaign, keyword }) => `/api/campaigns/${campaign}/keywords/${keyword}`,
  },
  'GET /api/contacts/:id/journey': {
    answers: '401 200 200 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/journey`,
  },
  'GET /api/contacts/:id/journey.csv': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/journey.csv`,
  },
  'GET /api/contacts/:id/journey.pdf': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/journey.pdf`,
  },
  'GET /api/contacts/:id/evidence.json': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/evidence.json`,
  },
  'GET /api/contacts/:id/evidence.pdf': {
    answers: '401 403 403 200 200 200 404 403 403',
    at: ({ contact }) => `/api/contacts/${contact}/evidence.pdf`,
  },
  // A number that nobody here knows has a file, too: it says so.
  'POST /api/evidence': {
    answers: '401 403 403 200 200 200 200 403 403',
    body: () => ({ phones: ['+12025550142'], as: 'json' }),
  },

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
