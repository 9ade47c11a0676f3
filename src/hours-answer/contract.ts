// What the API takes and gives for business hours, and for the answer outside of them.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'
import { MINUTES } from './business-hours.ts'

const span = z.object({ from: z.int().min(0).max(MINUTES), to: z.int().min(0).max(MINUTES) })
const week = z
  .array(z.array(span).max(4, 'A day has at most four openings.'))
  .length(7, 'Give the hours of seven days, from Monday to Sunday.')
const holiday = z.object({
  on: z.iso.date('Enter a day such as 2026-12-25.'),
  name: z.string().overwrite(plainText).trim().max(60, 'Use at most 60 characters.').default(''),
})

export const departmentHours = z.object({
  departmentId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  isOn: z.boolean(),
  week: z.array(z.array(span)),
  holidays: z.array(holiday),
  answer: z.string(),
  version: z.number(), // 0 while nobody has set them
})
export type DepartmentHours = z.output<typeof departmentHours>

export const listHours = endpoint({
  method: 'GET',
  path: '/api/departments/hours',
  access: 'signed_in',
  summary: 'The business hours of the departments that the caller sees, and what they answer outside of them',
  answer: z.object({ departments: z.array(departmentHours) }),
})
/** `version` is the one that was looked at: of two who change the hours at once the second is told. */
export const setHours = endpoint({
  method: 'PUT',
  path: '/api/departments/:id/hours',
  access: 'hours.manage',
  summary: 'Set the business hours of a department, and what it answers outside of them',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    isOn: z.boolean(),
    week,
    holidays: z.array(holiday).max(100, 'Name at most 100 days.'),
    answer: z.string().overwrite(plainText).trim().max(320, 'Use at most 320 characters.'),
    version: z.int().min(0),
  }),
  answer: departmentHours,
})
