// Undresses a text to plain small ASCII: full-width and accented forms, invisible characters, look-alike letters of other scripts,
// typographic quotes and dashes, emoji. For reading what was meant only, never for showing.

// Letters that look like Latin ones (from the Unicode confusables, Cyrillic, Greek, Armenian and Cherokee), folded to lower case.
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', υ: 'u', ц: 'u', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', п: 'n',
  // Greek
  α: 'a', β: 'b', ς: 'c', ϲ: 'c', δ: 'd', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', σ: 's', τ: 't', χ: 'x', γ: 'y', ζ: 'z',
  // Armenian, Georgian, Cherokee, Lisu, letter-like symbols
  ո: 'n', օ: 'o', ս: 'u', հ: 'h', զ: 'q', ց: 'g', ꓢ: 's', ꓔ: 't', ꓳ: 'o', ꓑ: 'p', ꓮ: 'a', ꓰ: 'e', ꭲ: 't', ꭰ: 'd', ꮪ: 's', ꮲ: 'p', ꭼ: 'e',
   ı: 'i', ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ŧ: 't', ƒ: 'f', ß: 'ss', æ: 'ae', œ: 'oe', ꜱ: 's', ʂ: 's', ɑ: 'a', ɡ: 'g', ʋ: 'v', ɩ: 'i', ɦ: 'h', ɗ: 'd', ƈ: 'c', ƙ: 'k', ƥ: 'p', ƭ: 't', ᴛ: 't', ᴏ: 'o', ᴘ: 'p', ᴇ: 'e', ɴ: 'n', ᴅ: 'd', ǫ: 'q', ᴜ: 'u', ɪ: 'i', ᴄ: 'c', ᴀ: 'a', ʟ: 'l', ʀ: 'r', ʙ: 'b', ᴋ: 'k', ᴠ: 'v', ʜ: 'h', ᴍ: 'm', ꜰ: 'f', ɢ: 'g', ᴡ: 'w', ʏ: 'y', ᴢ: 'z', ᴊ: 'j',
  // Punctuation that the next step understands
  '’': "'", '‘': "'", '´': "'", '`': "'", 'ʼ': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '؟': '?', '。': '.', '、': ',',
  // Signs that say no without a word
  '🛑': ' nosign ', '🚫': ' nosign ', '⛔': ' nosign ', '🔕': ' nosign ', '📵': ' nosign ',
} // biome-ignore format: a table

// Regional-indicator and enclosed letters: "🅂🅃🄾🄿", "🇸🇹🇴🇵" (NFKC folds most circled ones, not these).
const SQUARED = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const

/** The text in plain small ASCII; what has no plain form becomes a space, what is worn over letters goes. */
export function plainOf(text: string): string {
  if (/^[\s!-~]*$/.test(text)) return text.toLowerCase()
  let plain = ''
  for (const character of text.normalize('NFKC').toLowerCase().normalize('NFD'))
    plain += plainCharacter(character)
  return plain
}

function plainCharacter(character: string): string {
  if (character < '\x80') return character
  const known = LOOK_ALIKE[character]
  if (known !== undefined) return known
  // Combining marks and format characters (zero-width, soft hyphen, bidi, variation selectors, fillers) are worn over letters.
  if (/[\p{M}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\u2800]/u.test(character)) return ''
  const code = character.codePointAt(0) ?? 0
  for (const start of SQUARED)
    if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start)
  return ' '
}
