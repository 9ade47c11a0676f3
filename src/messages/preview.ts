// The beginning of a text, as the inbox's lists show it.

const LONGEST = 140

/** Cut between characters: half an emoji would be stored as a sign for something unreadable. */
export const previewOf = (body: string): string => body.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')
