// When promotional texts may be sent and how many a day: every federal, state and foreign rule as a row with its source.
// Nothing here is legal advice; a row marked 'uncertain' is applied all the same until counsel says that it need not be.
import { WEEKDAYS, type Weekday } from './zone-clock.ts'

/** Kept with each text, so that years later it is known which table it was judged by. */
export const RULES_VERSION = '2026-11'

/** 'US' is everywhere in the United States, 'US-FL' a state, 'CA' Canada, 'abroad' everywhere outside the United States. */
export type HoursRow = {
  readonly region: string
  readonly days: readonly Weekday[]
  /** Local time of the recipient, from inclusive, to exclusive; null on days on which nothing may be sent. */
  readonly from: Time | null
  readonly to: Time | null
  readonly holidays: 'as usual' | 'closed'
  readonly cap?: Cap
  /** The first day in force, local date; null when it has been so since before this table. */
  readonly effectiveFrom: string | null
  /** The last day in force. */
  readonly effectiveTo?: string
  readonly source: string
  readonly confidence: 'statute' | 'secondary' | 'uncertain' | 'house policy'
}
export type Time = `${number}:${number}`
/** At most so many promotional texts to a number in any 24 hours. */
export type Cap = { readonly texts: number; readonly hours: number }

const EVERY_DAY = WEEKDAYS
const WORKDAYS = WEEKDAYS.slice(0, 5)
const MON_TO_SAT = WEEKDAYS.slice(0, 6)
const SAT: readonly Weekday[] = ['Sat']
const SUN: readonly Weekday[] = ['Sun']
const WEEKEND: readonly Weekday[] = ['Sat', 'Sun']
const THREE_A_DAY: Cap = { texts: 3, hours: 24 }

const VENDOR = 'https://www.dropcowboy.com/state-compliance (1 November 2025)'

/*
 * How the rows were chosen
 * - Whether texts sent with consent are "solicitations" at all is disputed (King v. Bon Charge, D. Del., 30 April 2026, says no; no
 *   appeal has ruled), and AL, LA, MS, PA and UT excuse consent or an existing relationship in part. All rows are applied anyway.
 * - Where sources disagree the stricter one stands, save a bill that never became law (OR) and a slip (PA); the row says so.
 * - "Closed on holidays" means the federal ones, on the day and on the day observed. Holidays of a single state (Mardi Gras, Good
 *   Friday, Victory Day …) and those that a governor proclaims are not in the table.
 * - Not in the table: rules for automatic diallers and recorded voices only (South Dakota 37-30-28, Illinois, Nebraska, Maine).
 */
export const hoursTable: readonly HoursRow[] = [
  {
    region: 'US', days: EVERY_DAY, from: '8:00', to: '21:00', holidays: 'as usual', effectiveFrom: null, confidence: 'statute',
    source: '47 CFR 64.1200(c)(1): not before 8 a.m. or after 9 p.m. local time at the called party’s location',
  },
  {
    // The rule speaks of automated solicitation calls; vendors’ tables apply it to all solicitations. Stricter: all.
    region: 'US-AL', days: MON_TO_SAT, from: '8:00', to: '20:00', holidays: 'closed', effectiveFrom: null, confidence: 'secondary',
    source: `Ala. Admin. Code r. 770-X-5-.17(1)(b); ${VENDOR}`,
  },
  {
    region: 'US-AL', days: SUN, from: null, to: null, holidays: 'closed', effectiveFrom: null, confidence: 'secondary',
    source: `Ala. Admin. Code r. 770-X-5-.17(1)(b); ${VENDOR}`,
  },
  {
    region: 'US-CT', days: EVERY_DAY, from: '9:00', to: '20:00', holidays: 'as usual', effectiveFrom: '2023-10-01',
    confidence: 'statute', source: 'Conn. Gen. Stat. 42-288a as amended by S.B. 1058 (2023), which names texts',
  },
  {
    region: 'US-FL', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', cap: THREE_A_DAY,
    effectiveFrom: '2021-07-01', confidence: 'statute', source: 'Fla. Stat. 501.616(6)',
  },
  {
    region: 'US-IL', days: EVERY_DAY, from: '8:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    region: 'US-KY', days: EVERY_DAY, from: '10:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    region: 'US-LA', days: MON_TO_SAT, from: '8:00', to: '20:00', holidays: 'closed', effectiveFrom: null, confidence: 'secondary',
    source: `La. Public Service Commission General Order R-29617 (V)(A); ${VENDOR}`,
  },
  {
    region: 'US-LA', days: SUN, from: null, to: null, holidays: 'closed', effectiveFrom: null, confidence: 'secondary',
    source: `La. Public Service Commission General Order R-29617 (V)(A); ${VENDOR}`,
  },
  {
    region: 'US-MA', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    region: 'US-MD', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', cap: THREE_A_DAY,
    effectiveFrom: '2024-01-01', confidence: 'secondary',
    source: 'Stop the Spam Calls Act of 2023; https://www.wmar2news.com/local/law-to-prevent-spam-calls-takes-effect-first-of-the-year',
  },
  {
    region: 'US-MI', days: EVERY_DAY, from: '9:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    region: 'US-MN', days: EVERY_DAY, from: '9:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    // Sources disagree on holidays: the commission’s ban fell in 2024 (dnc.com, 3 June 2024), older tables keep it. Stricter: closed.
    region: 'US-MS', days: MON_TO_SAT, from: '8:00', to: '20:00', holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'Miss. Code 77-3-723(1)',
  },
  {
    region: 'US-MS', days: SUN, from: null, to: null, holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'Miss. Code 77-3-723(1)',
  },
  {
    // The statute says 8 to 21 (N.J. Stat. 56:8-128(d)), a vendor’s table 8 to 20. Stricter: 20.
    region: 'US-NJ', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'uncertain', source: 'https://support.referrizer.com, TCPA quiet hours and state-specific rules',
  },
  {
    region: 'US-NM', days: EVERY_DAY, from: '9:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    region: 'US-NV', days: EVERY_DAY, from: '9:00', to: '20:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'secondary', source: VENDOR,
  },
  {
    // Holidays are said to be restricted by one digest only. Stricter: closed.
    region: 'US-OK', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'closed', cap: THREE_A_DAY,
    effectiveFrom: '2022-11-01', confidence: 'secondary', source: 'Telephone Solicitation Act of 2022 (HB 3168), 15 O.S. 775C',
  },
  {
    // The House passed 19:00 in April 2025; the law as signed on 24 July 2025 says 20:00 and three in 24 hours.
    region: 'US-OR', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', cap: THREE_A_DAY,
    effectiveFrom: '2026-01-01', confidence: 'secondary',
    source: 'HB 3865 (2025); https://production.jdsupra.com/legalnews/oregon-passes-new-telephone-8210765',
  },
  {
    // A vendor’s table ends Saturdays at noon; the Attorney General says 8 to 21 without a word on Saturdays, so noon is taken for a slip.
    region: 'US-PA', days: EVERY_DAY, from: '8:00', to: '21:00', holidays: 'closed', effectiveFrom: '2019-12-03',
    confidence: 'uncertain', source: '73 P.S. 2245.2 as amended by HB 318 (2019): none on legal holidays',
  },
  {
    // A vendor’s table allows Sundays from 10 to 17; the statute does not name them among the hours of operation. Stricter: closed.
    region: 'US-RI', days: WORKDAYS, from: '9:00', to: '18:00', holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'R.I. Gen. Laws 5-61-2(2), 5-61-3.6',
  },
  {
    region: 'US-RI', days: SAT, from: '10:00', to: '17:00', holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'R.I. Gen. Laws 5-61-2(2), 5-61-3.6',
  },
  {
    region: 'US-RI', days: SUN, from: null, to: null, holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'R.I. Gen. Laws 5-61-2(2), 5-61-3.6',
  },
  {
    region: 'US-TX', days: MON_TO_SAT, from: '9:00', to: '21:00', holidays: 'as usual', effectiveFrom: '2025-09-01',
    confidence: 'secondary', source: 'Tex. Bus. & Com. Code ch. 301 and 302; texts since SB 140 (2025)',
  },
  {
    region: 'US-TX', days: SUN, from: '12:00', to: '21:00', holidays: 'as usual', effectiveFrom: '2025-09-01',
    confidence: 'secondary', source: 'Tex. Bus. & Com. Code ch. 301 and 302; texts since SB 140 (2025)',
  },
  {
    region: 'US-UT', days: MON_TO_SAT, from: '8:00', to: '21:00', holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'Utah Code 13-25a-103(3)',
  },
  {
    region: 'US-UT', days: SUN, from: null, to: null, holidays: 'closed', effectiveFrom: null, confidence: 'statute',
    source: 'Utah Code 13-25a-103(3)',
  },
  {
    region: 'US-VA', days: EVERY_DAY, from: '8:00', to: '21:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'uncertain', source: 'https://grokipedia.com, seen second hand',
  },
  {
    region: 'US-WA', days: EVERY_DAY, from: '8:00', to: '20:00', holidays: 'as usual', effectiveFrom: null, confidence: 'secondary',
    source:
      'RCW 80.36.390; https://www.dinsmore.com/publications/more-states-adding-tougher-telephone-consumer-protection-act-statutes/',
  },
  {
    region: 'abroad', days: EVERY_DAY, from: '9:00', to: '20:00', holidays: 'as usual', effectiveFrom: null,
    confidence: 'house policy', source: 'House policy for numbers and people outside the United States: 9 a.m. to 8 p.m. local time',
  },
  {
    region: 'CA', days: WORKDAYS, from: '9:00', to: '21:30', holidays: 'as usual', effectiveFrom: null, confidence: 'secondary',
    source: 'CRTC Unsolicited Telecommunications Rules, part III; https://www.crtc.gc.ca/eng/trules-reglest.htm',
  },
  {
    region: 'CA', days: WEEKEND, from: '10:00', to: '18:00', holidays: 'as usual', effectiveFrom: null, confidence: 'secondary',
    source: 'CRTC Unsolicited Telecommunications Rules, part III; https://www.crtc.gc.ca/eng/trules-reglest.htm',
  },
] // biome-ignore format: a table
