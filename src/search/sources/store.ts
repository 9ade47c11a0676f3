// Where the words come from that are searched: one entry for each table that holds some. Whoever adds a table adds an entry here.

export type SourceName = 'them' | 'us' | 'note'

export type Source = {
  /** Whose words they are; kept with each place of the index. */
  readonly name: SourceName
  /** Its rows have org_id, id (in the order of time), conversation_id and order_no. */
  readonly table: string
  /** Which rows still have words. */
  readonly isLive: (row: string) => string
  readonly words: (row: string) => string
  /** When it was said. */
  readonly at: (row: string) => string
}

export const sources: readonly Source[] = [
  {
    ...{ name: 'them', table: 'message_inbound' },
    isLive: (row) => `${row}.erased_at IS NULL`,
    words: (row) => `${row}.body`,
    at: (row) => `${row}.received_at`,
  },
  {
    ...{ name: 'us', table: 'message_outbound' },
    isLive: (row) => `${row}.erased_at IS NULL`,
    words: (row) => `${row}.body`,
    at: (row) => `${row}.accepted_at`,
  },
  {
    ...{ name: 'note', table: 'note' },
    isLive: (row) => `${row}.body <> ''`,
    // Who is mentioned stands there as "@{id}", and an "@{" that somebody wrote as "@{}" (notes/words.ts).
    words: (row) =>
      `replace(regexp_replace(${row}.body, '@\\{[0-9a-f-]{36}\\}', '@\u2026', 'g'), '@{}', '@{')`,
    at: (row) => `${row}.written_at`,
  },
]
