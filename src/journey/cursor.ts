// The journey's cursor: time, id and kind of the last event shown, so that the next page starts right after it.

/** Where an event comes from; with its id it names the event. In the order in which events of one row and moment are shown. */
export const sources = [
  'attempt',
  'contact',
  'inbound',
  'note',
  'outbound',
  'profile',
  'receipt',
  'record',
  'settled',
  'thread',
] as const
export type Source = (typeof sources)[number]

export type JourneyPlace = { readonly at: Date; readonly id: string; readonly source: Source }

export const encodePlace = ({ at, id, source }: JourneyPlace): string => `${at.getTime()}.${id}.${source}`

const FORM = /^([0-9]{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([a-z]+)$/
const LATEST_MS = Date.UTC(9999, 0)

/** The place a cursor names, or null when it is not one of ours. */
export function decodePlace(cursor: string): JourneyPlace | null {
  const [, at, id, name] = FORM.exec(cursor) ?? []
  const source = sources.find((each) => each === name)
  if (!at || !id || !source || Number(at) > LATEST_MS) return null
  return { at: new Date(Number(at)), id, source }
}
