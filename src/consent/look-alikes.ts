// Undresses a text to plain small Latin letters: full-width and accented forms, invisible characters, look-alike letters
// of other scripts, leet digits inside words, emoji and punctuation. For reading keywords only, never for showing.

// Letters that look like Latin ones (from the Unicode confusables, Cyrillic, Greek, Armenian and Cherokee), folded to lower case.
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', υ: 'u', ц: 'u', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', п: 'n',
  // Greek
  α: 'a', β: 'b', ς: 'c', ϲ: 'c', δ: 'd', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', σ: 's', τ: 't', χ: 'x', γ: 'y', ζ: 'z',
  // Armenian, Georgian, Cherokee, Lisu, letter-like symbols
  ո: 'n', օ: 'o', ս: 'u', հ: 'h', զ: 'q', ց: 'g', ꓢ: 's', ꓔ: 't', ꓳ: 'o', ꓑ: 'p', ꓮ: 'a', ꓰ: 'e', ꭲ: 't', ꭰ: 'd', ꮪ: 's', ꮲ: 'p', ꭼ: 'e',
   ı: 'i', ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ŧ: 't', ƒ: 'f', ß: 'ss', æ: 'ae', œ: 'oe', ꜱ: 's', ᴛ: 't', ᴏ: 'o', ᴘ: 'p', ᴇ: 'e', ɴ: 'n', ᴅ: 'd', ǫ: 'q', ᴜ: 'u', ɪ: 'i', ᴄ: 'c', ᴀ: 'a', ʟ: 'l', ʀ: 'r', ʙ: 'b', ᴋ: 'k', ᴠ: 'v', ʜ: 'h', ᴍ: 'm', ꜰ: 'f', ɢ: 'g', ᴡ: 'w', ʏ: 'y', ᴢ: 'z', ᴊ: 'j',
} // biome-ignore format: a table

// Regional-indicator and enclosed letters: "🅂🅃🄾🄿", "🇸🇹🇴🇵" (NFKC folds most circled ones, not these).
const SQUARED = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  '7': 't',
  $: 's',
  '@': 'a',
  '!': 'i',
  '|': 'i',
  '+': 't',
}

/** The text as words of plain small letters (and digits) with single spaces between. */
export function skeletonOf(text: string): string {
  let plain = ''
  for (const character of text.normalize('NFKC').toLowerCase().normalize('NFD')) plain += plainOf(character)
  return plain
    .split(' ')
    .map(unleet)
    .join(' ')
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

function plainOf(character: string): string {
  if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) return character
  const known = LOOK_ALIKE[character]
  if (known) return known
  if (/\p{White_Space}/u.test(character)) return ' '
  // Combining marks and format characters (zero-width, soft hyphen, bidi, variation selectors, fillers) are worn over letters.
  if (/[\p{M}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\u2800]/u.test(character)) return ''
  const code = character.codePointAt(0) ?? 0
  for (const start of SQUARED)
    if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start)
  if (/['’‘`´]/u.test(character)) return ''
  return character in LEET ? character : ' '
}

/** "ST0P", "$top", "5top": digits and signs count as letters only inside a word that has letters on its own. */
function unleet(word: string): string {
  const bare = word.replace(/^[!|+]+|[!|+@$]+$/g, '') // signs at the ends are punctuation
  if (!/[a-z]/.test(bare) || KNOWN_DIGITS.has(bare)) return bare
  return bare.replace(/[01357$@!|+]/g, (sign) => LEET[sign] ?? sign)
}

const KNOWN_DIGITS = new Set(['stop2quit', 'stop2end', 'stop2stop'])
