// Who gets which answer about contacts and what hangs on them: consent, templates, campaigns, imports, journeys, evidence. Rows of the
// access matrix.
import { randomUUID } from 'node:crypto'
import type { Row } from './access-matrix.ts'

const advertised = {
  ...{ keyword: 'UPDATES', levels: ['informational'] },
  ...{ wording: 'Text UPDATES for updates', place: 'A poster' },
}

export const contactRows: Readonly<Record<string, Row>> = {
  'GET /api/contacts': { answers: '401 200 200 200 200 200 200 200 200' },
  'GET /api/search': { answers: '401 200 200 200 200 200 200 403 200', at: () => '/api/search?find=hello' },
  // No number: whoever may add contacts is told so, and none is made.
  'POST /api/contacts': {
    answers: '401 422 422 422 422 422 422 403 422',
    body: () => ({ phone: 'none' }),
  },
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

  'GET /api/templates': { answers: '401 200 200 200 200 200 200 403 403' },
  'GET /api/templates/values': {
    answers: '401 404 200 200 200 200 404 403 403',
    at: ({ department }) => `/api/templates/values?departmentId=${department}`,
  },
  'GET /api/templates/:id': {
    answers: '401 404 200 200 200 200 404 403 403',
    at: ({ template }) => `/api/templates/${template}`,
  },
  'POST /api/templates': {
    answers: '401 403 403 201 201 201 404 403 403',
    body: ({ department, campaign }) => ({
      ...{ name: `Made ${randomUUID()}`.slice(0, 40), body: 'Hi' },
      ...{ owner: 'department', departmentId: department },
      fixed: { campaignId: campaign, level: 'informational' },
    }),
  },
  // From a department’s to everybody’s, so that from here on the outsider sees it as well.
  'PUT /api/templates/:id': {
    answers: '401 404 403 200 409 409 404 403 404', // the first who may has changed it: for the others it has moved on
    at: ({ template }) => `/api/templates/${template}`,
    body: () => ({
      ...{ name: `Changed ${randomUUID()}`.slice(0, 40), body: 'Hi' },
      ...{ owner: 'organization', version: 1 },
    }),
  },
  'DELETE /api/templates/:id': {
    answers: '401 403 403 204 204 204 404 403 404',
    at: ({ template }) => `/api/templates/${template}`,
  },
  'POST /api/templates/:id/restore': {
    answers: '401 403 403 200 200 200 404 403 404',
    at: ({ template }) => `/api/templates/${template}/restore`,
  },
  'POST /api/templates/:id/use': {
    answers: '401 200 200 200 200 200 404 403 404',
    at: ({ template }) => `/api/templates/${template}/use`,
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
  // Contacts of others are passed over, like those that nobody has; taking back what was done leaves all as it was.
  'POST /api/contacts/block': {
    answers: '401 200 200 200 200 200 200 403 200',
    body: ({ contact }) => ({ contactIds: [contact], blocked: false }),
    elsewhere: 200,
  },
  'GET /api/contacts/imports': { answers: '401 403 403 200 200 200 200 403 403' },
  'POST /api/contacts/imports': {
    answers: '401 403 403 422 422 422 422 403 403', // an empty file begins nothing
    body: () => ({ name: 'people.csv', bytes: 0 }),
  },
  'PUT /api/contacts/imports/:id/parts/:part': {
    answers: '401 403 403 415 415 415 415 403 403', // no CSV
    at: () => `/api/contacts/imports/${randomUUID()}/parts/0`,
  },
  'GET /api/contacts/imports/:id/preview': {
    answers: '401 403 403 404 404 404 404 403 403',
    at: () => `/api/contacts/imports/${randomUUID()}/preview`,
  },
  'POST /api/contacts/imports/:id/start': {
    answers: '401 403 403 404 404 404 404 403 403',
    at: () => `/api/contacts/imports/${randomUUID()}/start`,
    body: () => ({ columns: ['phone'], hasHeading: false, country: 'US', known: 'fill' }),
  },
  'POST /api/contacts/imports/:id/cancel': {
    answers: '401 403 403 404 404 404 404 403 403',
    at: () => `/api/contacts/imports/${randomUUID()}/cancel`,
  },
  'GET /api/contacts/imports/:id/problems.csv': {
    answers: '401 403 403 404 404 404 404 403 403',
    at: () => `/api/contacts/imports/${randomUUID()}/problems.csv`,
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
}
