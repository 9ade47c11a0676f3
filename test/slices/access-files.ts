// Who gets which answer about pictures and files: rows of the access matrix.
import { randomUUID } from 'node:crypto'
import type { Row } from './access-matrix.ts'

const nowhere = '404 404 404 404 404 404 404 404 404'

export const fileRows: Readonly<Record<string, Row>> = {
  // Asked with JSON, so that nothing is stored: who may upload is told to send a form.
  'POST /api/media': { answers: '401 415 415 415 415 415 415 403 415', body: () => ({}) },
  'GET /api/media/:id': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ media }) => `/api/media/${media}`,
    also: [{ at: ({ media }) => `/api/media/${media}?download=1` }],
  },
  'GET /api/media/:id/thumbnail': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ media }) => `/api/media/${media}/thumbnail`,
  },
  // It was sent, so nobody takes it back any more.
  'DELETE /api/media/:id': {
    answers: '401 404 404 404 404 404 404 403 404',
    at: ({ media }) => `/api/media/${media}`,
  },
  'POST /api/media/:id/fetch': {
    answers: '401 404 200 200 200 200 404 403 404',
    at: ({ media }) => `/api/media/${media}/fetch`,
  },
  // Whoever has a link may follow it: nobody here has one.
  'GET /media/:link': { answers: nowhere, at: () => `/media/${'A'.repeat(70)}` },
  'GET /loopback/files/:link': { answers: nowhere, at: () => `/loopback/files/${'A'.repeat(70)}` },
  'GET /api/gifs': { answers: '401 200 200 200 200 200 200 403 200', at: () => '/api/gifs?words=thanks' },
  'GET /api/gifs/:id/file': {
    answers: '401 200 200 200 200 200 200 403 200',
    at: () => '/api/gifs/thank-you/file',
    elsewhere: 200, // they are everybody's
  },
  'POST /api/gifs/attach': {
    answers: '401 404 404 404 404 404 404 403 404',
    body: () => ({ provider: 'parley', id: 'no-such-gif' }),
  },
  'POST /api/phones/files': { answers: '404 415 415 415 415 415 404 415 404', body: () => ({}) },
  'GET /api/phones/files/:id': { answers: nowhere, at: () => `/api/phones/files/${randomUUID()}` },
}
