// Keywords in every dress, and what only looks like one.
import { expect, test } from 'vitest'
import { readText } from './keyword.ts'

const optOut = [
  'STOP', 'stop', 'Stop.', ' stop ', 'STOP!!!', '"STOP"', '\u201cstop\u201d', '\u2018STOP\u2019', 's t o p', 'S.T.O.P.', 'S-T-O-P', 'stop\n', 'STOP STOP', 'stop stop stop!', 'ＳＴＯＰ', 'Ｓtop', 'ЅТОР', 'stoр',
  'stop\u200b', 's\u200bt\u200bo\u200bp', '\ufeffSTOP', 'st\u00adop', '\u202eSTOP\u202c', 's\u0336t\u0336o\u0336p\u0336', 'ⓢⓣⓞⓟ', '🅂🅃🄾🄿', '🇸🇹🇴🇵', '𝐒𝐓𝐎𝐏', '𝓼𝓽𝓸𝓹', 'ꜱᴛᴏᴘ', 'st0p', '5top', '$top', 'ѕ𝗍оp',
  '🛑 stop', 'stop 🛑🛑', 'STOP please', 'please stop', 'stop pls', 'stop now', 'stop texts', 'Stop it', 'stop!', 'stop?', '- stop', '/stop', '#stop', '*stop*',
  'quit', 'QUIT.', 'end', 'End!', 'revoke', 'REVOKE', 'opt out', 'OPT-OUT', 'optout', 'Opt out please', 'opt.out', 'cancel', 'Cancel.', 'unsubscribe', 'UNSUBSCRIBE', 'un-subscribe', 'please unsubscribe me', 'unsubscribe me',
  'stopall', 'STOP ALL', 'stop-all', 'unsub', 'remove', 'remove me', 'stop2quit', 'stop to quit', 'ARRET', 'arrêt', 'arrêter', 'alto', 'parar', 'PARAR', 'baja', 'cancelar',
] // biome-ignore format: a table
test.each(optOut)('%j is an opt-out', (text) => expect(readText(text).label).toBe('opt_out'))

const optIn = [
  'START',
  'start',
  'Start.',
  'ＳＴＡＲＴ',
  'unstop',
  'UNSTOP',
  'un-stop',
  'start please',
  'START START',
  'subscribe',
  'comenzar',
  'alta',
]
test.each(optIn)('%j is an opt-in', (text) => expect(readText(text).label).toBe('opt_in'))

const help = [
  'HELP',
  'help',
  'Help!',
  'help me',
  'help please',
  'INFO',
  'info',
  'ayuda',
  'aide',
  'ＨＥＬＰ',
  'h e l p',
]
test.each(help)('%j asks for help', (text) => expect(readText(text).label).toBe('help'))

const ordinary = [
  '', ' ', '👍', 'Ok thanks', 'Is my bike ready?', "Don't stop the good work!", 'bus stop?', 'I am at the bus stop', 'can you stop by at 5', 'Stop by anytime', 'cancel my 3pm appointment', 'Cancel my order', 'end of day ok',
  'what time does it end', 'end of the month', 'I quit smoking', 'quit my job today', 'remove the fee', 'remove me from the 3pm slot', 'the start of the ride', 'when do we start?', 'start at 9?', 'help me find a bike', 'can you help me with my order',
  'need info about the red bike', 'non-stop', 'nonstop fun', 'Liked “Reply STOP to opt out”', 'Loved “STOP”', 'stopwatch', 'weekend', 'friend', 'ending', 'cancel it', 'end this', 'restart', 'standby', 'el niño es muy alto', 'arrêt de bus',
  'stop the delivery', 'why did you stop texting about my order?', 'a'.repeat(5_000), 'stop '.repeat(500),
] // biome-ignore format: a table
test.each(ordinary)('%j is an ordinary text', (text) => expect(readText(text).label).toBe('none'))

test('the rule that read a keyword names the word', () => {
  expect(readText('S T O P').rule).toBe('keyword stop, whole text')
})

test('50,000 combining marks are read in linear time', () => {
  expect(readText(`stop${'\u0301'.repeat(50_000)}`).label).toBe('none')
  expect(readText(`stop${'\u0301'.repeat(1_500)}`).label).toBe('opt_out')
})

test.each([
  ['yes', 'yes', false],
  ['ok', 'yes', false],
  ['No thanks', 'no', false],
  ['wrong number', 'wrong_number', false],
  ['why are you texting me', 'none', true],
])('%j is %s, in doubt: %s', (text, label, doubt) => expect(readText(text)).toMatchObject({ label, doubt }))
