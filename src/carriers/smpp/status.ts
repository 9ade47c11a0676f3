// What an SMSC's command_status says about a text, in our outcomes and in a sentence for people.
// SMPP 3.4 section 5.1.3: a status other than 0 means that the SMSC did not take the message, with the exceptions below.
import type { Outcome } from '../carrier.ts'

export type Verdict = Extract<Outcome, { kind: 'refused' | 'not_sent' | 'unknown' }>

const NUMBER = 'Check the number.'
const ACCOUNT = 'Ask the carrier to check the account.'
const SETTINGS = 'Check the connection in Settings → Numbers.'

// Refused for good: the same text would be refused again.
const REFUSED: Readonly<Record<number, readonly [name: string, note: string]>> = {
  1: ['ESME_RINVMSGLEN', 'The carrier refused the text: it is too long for them. Shorten it.'],
  2: ['ESME_RINVCMDLEN', `The carrier could not read the request. ${SETTINGS}`],
  3: ['ESME_RINVCMDID', `The carrier does not take texts on this connection. ${ACCOUNT}`],
  6: ['ESME_RINVPRTFLG', `The carrier refused the text's priority. ${SETTINGS}`],
  7: ['ESME_RINVREGDLVFLG', `The carrier gives no delivery receipts on this account. ${ACCOUNT}`],
  10: ['ESME_RINVSRCADR', `The carrier does not let this account text from that number. ${ACCOUNT}`],
  11: ['ESME_RINVDSTADR', `The carrier cannot reach the number this text goes to. ${NUMBER}`],
  12: ['ESME_RINVMSGID', `The carrier refused the text. ${ACCOUNT}`],
  21: ['ESME_RINVSERTYP', `The carrier refused the service type. ${ACCOUNT}`],
  51: ['ESME_RINVNUMDESTS', `The carrier cannot reach the number this text goes to. ${NUMBER}`],
  52: ['ESME_RINVDLNAME', `The carrier cannot reach the number this text goes to. ${NUMBER}`],
  64: ['ESME_RINVDESTFLAG', `The carrier cannot reach the number this text goes to. ${NUMBER}`],
  66: ['ESME_RINVSUBREP', `The carrier refused the text. ${ACCOUNT}`],
  67: [
    'ESME_RINVESMCLASS',
    'The carrier does not take long texts this way. Change "Long texts" in Settings → Numbers.',
  ],
  68: ['ESME_RCNTSUBDL', `The carrier cannot reach the number this text goes to. ${NUMBER}`],
  69: ['ESME_RSUBMITFAIL', `The carrier refused the text. ${ACCOUNT}`],
  72: ['ESME_RINVSRCTON', `The carrier refused the form of the number we text from. ${SETTINGS}`],
  73: ['ESME_RINVSRCNPI', `The carrier refused the form of the number we text from. ${SETTINGS}`],
  80: ['ESME_RINVDSTTON', `The carrier refused the form of the number this text goes to. ${SETTINGS}`],
  81: ['ESME_RINVDSTNPI', `The carrier refused the form of the number this text goes to. ${SETTINGS}`],
  83: ['ESME_RINVSYSTYP', `The carrier refused the system type. ${SETTINGS}`],
  84: ['ESME_RINVREPFLAG', `The carrier refused the text. ${ACCOUNT}`],
  85: ['ESME_RINVNUMMSGS', `The carrier refused the text. ${ACCOUNT}`],
  97: ['ESME_RINVSCHED', `The carrier refused the text's time. ${ACCOUNT}`],
  98: ['ESME_RINVEXPIRY', `The carrier refused the text's time. ${ACCOUNT}`],
  99: ['ESME_RINVDFTMSGID', `The carrier refused the text. ${ACCOUNT}`],
  101: ['ESME_RX_P_APPN', `The carrier refused the text. ${ACCOUNT}`],
  102: ['ESME_RX_R_APPN', `The carrier refused the text. ${ACCOUNT}`],
  192: ['ESME_RINVTLVSTREAM', `The carrier could not read the request. ${SETTINGS}`],
  193: [
    'ESME_RTLVNOTALLWD',
    'The carrier does not take long texts this way. Change "Long texts" in Settings → Numbers.',
  ],
  194: ['ESME_RINVTLVLEN', `The carrier could not read the request. ${SETTINGS}`],
  195: ['ESME_RMISSINGTLV', `The carrier misses something it requires. ${ACCOUNT}`],
  196: ['ESME_RINVTLVVAL', `The carrier could not read the request. ${SETTINGS}`],
  254: ['ESME_RDELIVERYFAILURE', `The carrier could not deliver the text. ${NUMBER}`],
  256: ['ESME_RSERTYPUNAUTH', `The carrier does not let this account send such texts. ${ACCOUNT}`],
  257: ['ESME_RPROHIBITED', `The carrier does not let this account send this text. ${ACCOUNT}`],
  258: ['ESME_RSERTYPUNAVAIL', `The carrier does not offer this to the account. ${ACCOUNT}`],
  259: ['ESME_RSERTYPDENIED', `The carrier does not let this account send such texts. ${ACCOUNT}`],
  260: ['ESME_RINVDCS', 'The carrier does not take this alphabet. Change "Alphabet" in Settings → Numbers.'],
}

// Provably not taken, and it may be taken later.
const NOT_SENT: Readonly<Record<number, readonly [name: string, note: string, throttled: boolean]>> = {
  4: ['ESME_RINVBNDSTS', 'The carrier had not signed us in. Trying again.', false],
  13: ['ESME_RBINDFAIL', 'The carrier had not signed us in. Trying again.', false],
  20: ['ESME_RMSGQFUL', 'The carrier has too many texts waiting. Trying again more slowly.', true],
  88: ['ESME_RTHROTTLED', 'The carrier asks for fewer texts a second. Trying again more slowly.', true],
}

/** The outcome of a submit that was answered with a status other than 0. */
export function verdictOf(status: number): Verdict {
  const refused = REFUSED[status]
  if (refused) return { kind: 'refused', code: refused[0], note: refused[1] }
  const notSent = NOT_SENT[status]
  if (notSent) {
    const [code, note, throttled] = notSent
    return { kind: 'not_sent', code, note, ...(throttled && { throttled }) }
  }
  const code = `0x${status.toString(16).padStart(8, '0')}`
  // 0x400 to 0x4ff belong to the SMSC's maker: own reasons not to take a text (credit, content, time of day).
  if (status >= 0x400 && status <= 0x4ff) {
    return {
      kind: 'refused',
      code,
      note: `The carrier refused the text with its own code ${code}. ${ACCOUNT}`,
    }
  }
  // ESME_RSYSERR, ESME_RX_T_APPN and ESME_RUNKNOWNERR break off at any point, also after the text was passed on;
  // of a code that the standard does not know nobody can say more.
  return {
    kind: 'unknown',
    note: `The carrier answered with an error (${code}) that leaves open whether it has the text.`,
  }
}

/** Why the carrier did not sign us in; `isOurs` where waiting does not help but someone must change something. */
export function bindRefusal(status: number): { note: string; isOurs: boolean } {
  const refusal = BIND[status]
  if (refusal) return { note: refusal, isOurs: true }
  if (status === 0x05) {
    return { note: 'The carrier says that this account is signed in already. Trying again.', isOurs: false }
  }
  const code = `0x${status.toString(16).padStart(8, '0')}`
  return { note: `The carrier did not sign us in (${code}). Trying again.`, isOurs: false }
}

const WRONG = 'The carrier refused the sign-in. Check system ID and password in Settings → Numbers.'
const BIND: Readonly<Record<number, string>> = {
  3: `The carrier does not offer a transceiver on this account. ${ACCOUNT}`,
  13: WRONG,
  14: WRONG,
  15: WRONG,
  83: 'The carrier refused the system type. Check it in Settings → Numbers.',
}
