// One line of text that people typed, freed of what no screen shows and no database stores.

// U+0000 cannot be stored; the other controls and the marks that turn the writing direction make a name look like another.
const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** The text without control characters, direction marks and halves of surrogate pairs. */
export const plainText = (text: string): string =>
  text.toWellFormed().replace(/\s/gu, ' ').replace(UNSEEN, '')
