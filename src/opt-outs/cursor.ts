// The cursors of the desk and the register: the last row's place, so that the next page starts right after it.

export type DeskPlace = { readonly dueOn: string; readonly id: string }
export type RegisterPlace = { readonly at: Date; readonly phone: string }

const DESK = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/
/** The plus of a number would be read as a space in an address. */
const REGISTER = /^(\d{1,15})\.(p?\d{1,15})$/

export const deskCursor = ({ dueOn, id }: DeskPlace): string => `${dueOn}.${id}`
export const registerCursor = ({ at, phone }: RegisterPlace): string =>
  `${at.getTime()}.${phone.replace('+', 'p')}`

/** The place a cursor names, or null when it is not one of ours. */
export function deskPlace(cursor: string): DeskPlace | null {
  const [, dueOn, id] = DESK.exec(cursor) ?? []
  return dueOn && id && isDay(dueOn) ? { dueOn, id } : null
}

/** The place a cursor names, or null when it is not one of ours. */
export function registerPlace(cursor: string): RegisterPlace | null {
  const [, at, phone] = REGISTER.exec(cursor) ?? []
  const time = new Date(Number(at))
  return phone && !Number.isNaN(time.getTime()) ? { at: time, phone: phone.replace('p', '+') } : null
}

/** 30 February is none, though a Date makes 2 March of it. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}
