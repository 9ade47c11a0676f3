// What the API takes and gives for our numbers and the carrier connections behind them (Settings → Numbers).
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'

const id = z.object({ id: z.uuid() })
const name = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(1, 'Enter a name.')
  .max(60, 'Use at most 60 characters.')
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

export const number = z.object({
  id: z.uuid(),
  phone: z.string(),
  name: z.string(),
  departmentId: z.uuid(),
  connectionId: z.uuid(),
})
export type Number = z.output<typeof number>

export const connection = z.object({
  id: z.uuid(),
  carrier: z.string(),
  name: z.string(),
  settings: values,
  hasCredentials: z.boolean(),
  paused: z.boolean(),
  state: z.string(),
  stateNote: z.string(),
  stateAt: z.iso.datetime().nullable(),
  segmentsPerSecond: z.number(),
})
export type ConnectionView = z.output<typeof connection>

const field = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  type: z.enum(['text', 'number', 'password', 'switch', 'select']),
  secret: z.boolean().optional(),
  required: z.boolean().optional(),
  initial: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})

/** Numbers a member may text from: those of their departments. */
export const listNumbers = endpoint({
  method: 'GET',
  path: '/api/numbers',
  access: 'signed_in',
  summary: 'Our numbers, those of the caller\u2019s departments',
  answer: z.object({ numbers: z.array(number) }),
})
export const addNumber = endpoint({
  method: 'POST',
  path: '/api/numbers',
  access: 'numbers.manage',
  summary: 'Add a number to a department and a connection',
  status: 201,
  body: z.object({
    phone: z.string().min(3).max(40),
    name: z.string().overwrite(plainText).trim().max(60).default(''),
    departmentId: z.uuid(),
    connectionId: z.uuid(),
  }),
  answer: number,
})
export const changeNumber = endpoint({
  method: 'PATCH',
  path: '/api/numbers/:id',
  access: 'numbers.manage',
  summary: 'Rename a number or move it to another department or connection',
  params: id,
  body: z.object({
    name: z.string().overwrite(plainText).trim().max(60).optional(),
    departmentId: z.uuid().optional(),
    connectionId: z.uuid().optional(),
  }),
  answer: number,
})

export const listConnections = endpoint({
  method: 'GET',
  path: '/api/connections',
  access: 'numbers.view',
  summary: 'Carrier connections and the carriers one can connect',
  answer: z.object({
    connections: z.array(connection),
    carriers: z.array(z.object({ name: z.string(), label: z.string(), fields: z.array(field) })),
  }),
})
export const addConnection = endpoint({
  method: 'POST',
  path: '/api/connections',
  access: 'numbers.manage',
  summary: 'Connect a carrier',
  status: 201,
  body: z.object({
    carrier: z.string().max(40),
    name,
    values,
    segmentsPerSecond: z.number().min(0.1).max(5_000).default(10),
  }),
  answer: connection,
})
export const changeConnection = endpoint({
  method: 'PATCH',
  path: '/api/connections/:id',
  access: 'numbers.manage',
  summary: 'Change a connection; credentials left out stay as they are',
  params: id,
  body: z.object({
    name: name.optional(),
    values: values.optional(),
    segmentsPerSecond: z.number().min(0.1).max(5_000).optional(),
    paused: z.boolean().optional(),
  }),
  answer: connection,
})
