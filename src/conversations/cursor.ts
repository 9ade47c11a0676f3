// The inbox lists' cursor: the last row's time and id, so that the next page starts right after it.

export type Place = { readonly at: Date; readonly id: string }

export const encodeCursor = ({ at, id }: Place): string => `${at.getTime()}.${id}`

const FORM = /^([0-9]{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The place a cursor names, or null when it is not one of ours. */
export function decodeCursor(cursor: string): Place | null {
  const [, at, id] = FORM.exec(cursor) ?? []
  return at && id ? { at: new Date(Number(at)), id } : null
}
