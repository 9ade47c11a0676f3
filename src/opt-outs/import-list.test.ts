import { expect, test } from 'vitest'
import { readDate, readListed } from './import-list.ts'
import { piecesOf, readList } from './list-columns.ts'

const now = new Date('2026-03-20T15:00:00Z')
const readAll = (csv: string) => {
  const { rows, columns } = readList(csv)
  return rows.map((row) => readListed(row, columns, now))
}

test.each<[written: string, read: string | null]>([
  ['2026-03-08', '2026-03-08T23:59:59.999Z'],
  ['3/8/2026', '2026-03-08T23:59:59.999Z'],
  ['2026-03-08T09:15', '2026-03-08T09:15:00.000Z'],
  ['2026-03-08 09:15:30', '2026-03-08T09:15:30.000Z'],
  ['2026-03-08T09:15:00Z', '2026-03-08T09:15:00.000Z'],
  ['2026-03-08T09:15:00-05:00', '2026-03-08T14:15:00.000Z'],
  ['2026-03-20', now.toISOString()], // today: not later than now
  ['2026-03-21', null], // ahead
  ['2026-03-20T16:00Z', null], // ahead
  ['2026-02-30', null],
  ['13/13/2026', null],
  ['1970-01-01', null],
  ['last Tuesday', null],
])('the date %s', (written, read) => {
  expect(readDate(written, now)?.toISOString() ?? null).toBe(read)
})

test.each<[why: string, csv: string]>([
  ['without a heading', '(202) 555-0142,2026-03-08,please stop'],
  ['with a heading', 'Phone,Date,Words\n+1 202 555 0142,2026-03-08,please stop'],
  [
    'with other columns between',
    'Name,Mobile number,Notes,Opted out at,Message text\nDana,2025550142,x,3/8/2026,please stop',
  ],
  ['with semicolons', '2025550142;2026-03-08;please stop'],
])('a list %s', (_why, csv) => {
  expect(readAll(csv)).toMatchObject([
    {
      ok: true,
      phone: '+12025550142',
      saidAt: new Date('2026-03-08T23:59:59.999Z'),
      words: 'please stop',
      note: null,
    },
  ])
})

test('words may hold commas where there is no heading', () => {
  expect(readAll('2025550142,,stop, please')).toMatchObject([{ words: 'stop, please', saidAt: now }])
})

test('a date that cannot be read loses no opt-out: it counts from now, and the line is told of', () => {
  expect(readAll('2025550142,soon')).toMatchObject([
    { ok: true, saidAt: now, note: '“soon” is no date up to today, so this opt-out counts from now.' },
  ])
})

test('a line without a phone is told of with its number', () => {
  expect(readAll('2025550142\n\n555\n')).toMatchObject([
    { ok: true, line: 1 },
    { ok: false, line: 3 },
  ])
})

test.each([
  ['with a heading', 'Phone,Words\n1,"a\nb"\n\n2,c\n3,d\n'],
  ['without one', '2025550141\n2025550142\r\n\n2025550143\n2025550144'],
])('a list %s in pieces has the same rows at the same lines', (_why, csv) => {
  const wanted = readList(csv).rows
  const pieces = piecesOf(csv, { rows: 2, characters: 1_000 })
  expect(pieces.map(({ rows }) => rows)).toEqual(wanted.length === 4 ? [2, 2] : [2, 1])
  const found = pieces.flatMap(({ csv: piece, shift }) =>
    readList(piece).rows.map(({ line, cells }) => ({ line: line + shift, cells })),
  )
  expect(found).toEqual(wanted)
  expect(piecesOf(csv, { rows: 100, characters: 12 }).length).toBeGreaterThan(1)
})
