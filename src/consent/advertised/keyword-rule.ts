// Which words a campaign may advertise, and when a text is one of them. A keyword is compared as the other keywords are: small, without
// accents, spaces, signs and the tricks of other scripts. Texting it is a clear act, so it must be a word that nobody writes for another reason.
import { readText } from '../keyword.ts'
import { plainOf } from '../look-alikes.ts'
import { ownWords } from '../reading/own-words.ts'

/** A longer text is a sentence, whatever words it holds. */
const LONGEST_TEXT = 40
/** "SIGN UP", "JOIN THE CLUB". */
const MOST_WORDS = 3
const SHORTEST = 2
const LONGEST = 20

/** The text as a keyword is compared, or null where it cannot be one: a sentence, a question, a number. */
export function keywordIn(body: string): string | null {
  if (body.length > LONGEST_TEXT) return null
  const plain = plainOf(ownWords(body)).trim()
  if (plain.includes('?')) return null
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
  if (words.length > MOST_WORDS) return null
  const joined = words.join('')
  return joined.length >= SHORTEST && joined.length <= LONGEST && /[a-z]/.test(joined) ? joined : null
}

/** Why this word cannot be advertised, in one sentence with the way out; null when it can. Registries take letters and digits only (3.2). */
export function whyNotKeyword(word: string): string | null {
  if (!/^[A-Za-z0-9]+$/.test(word))
    return 'Use letters and digits only, without spaces or signs, such as JOIN.'
  if (word.length < SHORTEST || word.length > LONGEST || keywordIn(word) === null)
    return `Use ${SHORTEST} to ${LONGEST} letters and digits, with a letter among them.`
  const { label, doubt } = readText(word)
  if (label === 'opt_out' || label === 'wrong_number' || doubt)
    return `\u201c${word}\u201d takes consent back, or may mean that. Choose a word that can only mean yes to this, such as JOIN.`
  if (label === 'help')
    return `\u201c${word}\u201d asks for help, and is always answered so. Choose another word.`
  if (label === 'yes' || label === 'no')
    return `\u201c${word}\u201d answers a request that waits. Choose a word that can mean nothing else, such as JOIN.`
  if (EVERYDAY.has(word.toLowerCase()))
    return `People write \u201c${word}\u201d for other reasons too. Choose a word that can only mean this campaign, such as JOIN.`
  return null
}

/** Words that people send as a whole text without asking for anything. */
const EVERYDAY: ReadonlySet<string> = new Set(
  `hi hello hey heya yo hola bonjour salut good great nice cool fine perfect awesome thanks thank thankyou thx ty gracias merci done
   here coming omw now today tomorrow tonight later soon maybe what when where who why how please sorry love lol haha wow bye
   test call text again confirm confirmed keep c book order pay paid received got gotit ready welcome morning afternoon evening
   bueno bien hoy manana ahora luego oui bien demain`.split(/\s+/),
)
