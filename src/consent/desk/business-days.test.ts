import { expect, test } from 'vitest'
import { businessDaysLeft, dueOn } from './business-days.ts'

const NEW_YORK = 'America/New_York'

test.each<[why: string, saidAt: string, zone: string, due: string]>([
  ['two weeks without holidays', '2026-03-02T15:00:00Z', NEW_YORK, '2026-03-16'],
  ['said on a Saturday', '2026-03-07T15:00:00Z', NEW_YORK, '2026-03-20'],
  ['said late in the evening counts for that local day', '2026-03-03T03:30:00Z', NEW_YORK, '2026-03-16'],
  ['said at the same moment where it is the next day', '2026-03-03T03:30:00Z', 'Asia/Manila', '2026-03-17'],
  ['Thanksgiving is skipped', '2026-11-16T15:00:00Z', NEW_YORK, '2026-12-01'],
  ['Christmas and New Year are skipped', '2026-12-21T15:00:00Z', NEW_YORK, '2027-01-06'],
  ['4 July on a Saturday is observed on the Friday', '2026-06-29T15:00:00Z', NEW_YORK, '2026-07-14'],
])('%s', (_why, saidAt, zone, due) => {
  expect(dueOn(new Date(saidAt), zone)).toBe(due)
})

test.each<[today: string, left: number]>([
  ['2026-03-02', 10],
  ['2026-03-03', 9],
  ['2026-03-07', 6], // a Saturday
  ['2026-03-15', 1],
  ['2026-03-16', 0],
  ['2026-03-17', -1],
  ['2026-03-23', -5],
])('on %s there are %i business days left until 16 March 2026', (today, left) => {
  expect(businessDaysLeft('2026-03-16', new Date(`${today}T15:00:00Z`), NEW_YORK)).toBe(left)
})

test('overdue from the day after, be it a Saturday', () => {
  expect(businessDaysLeft('2026-03-13', new Date('2026-03-14T15:00:00Z'), NEW_YORK)).toBe(-1)
})
