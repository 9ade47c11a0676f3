// What the advertisement of a keyword must say, and what was found of it, quoted. Words only: that it can be seen where it is shown is left to
// people. Sources: the call to action of CTIA 5.1.1 and the registries (codes below), 47 CFR 64.1200(f)(9) for promotional texts.
import type { CampaignLevel } from '../methods.ts'

export const disclosureKeys = [
  'keyword',
  'company_name',
  'use_case',
  'marketing',
  'frequency',
  'rates_disclaimer',
  'help',
  'opt_out',
  'terms_privacy',
  'not_a_condition',
] as const
export type DisclosureKey = (typeof disclosureKeys)[number]

export type Disclosure = {
  readonly key: DisclosureKey
  readonly label: string
  /** The words that say it, or null where nothing does. */
  readonly found: string | null
  /** Words that would say it. */
  readonly example: string
}
export type AdvertisementAbout = {
  readonly keyword: string
  readonly business: string
  readonly campaign: string
  readonly levels: readonly CampaignLevel[]
}

type Needed = {
  readonly label: string
  readonly example: string
  readonly promotionalOnly?: true
  /** Every group must be found; a group is found by one of its alternatives. */
  readonly words: readonly RegExp[]
}

// Patterns in English, Spanish and French; accents may be left out.
// biome-ignore format: a table
const needed: Record<Exclude<DisclosureKey, 'keyword' | 'company_name'>, Needed> = {
  use_case: { // Twilio 30544: "text messages" or "communications" alone says nothing
    label: 'What the texts are about', example: 'updates about your repair',
    words: [/\b(?:reminders?|appointments?|visits?|updates?|alerts?|notices?|notifications?|news|offers?|deals?|sales?|discounts?|coupons?|promotions?|specials?|status|orders?|deliver(?:y|ies)|shipping|repairs?|pick-?ups?|schedules?|events?|codes?|passwords?|payments?|bills?|surveys?|classes|results?|recordatorios?|citas?|avisos?|noticias?|ofertas?|descuentos?|pedidos?|entregas?|rappels?|rendez-vous|alertes?|nouvelles|offres?|rabais|soldes|commandes?|livraisons?)\b/i],
  },
  marketing: { // (f)(9)(i)(A): clearly authorises advertising
    label: 'That the texts are marketing', example: 'marketing texts', promotionalOnly: true,
    words: [/\b(?:marketing|promotion(?:al|s)?|promos?|advertis\w+|offers?|deals|sales|discounts?|coupons?|specials|publicidad|promociones|promocional(?:es)?|ofertas|descuentos|publicit\w+|promotionnels?|offres|rabais|soldes)\b/i],
  },
  frequency: { // Twilio 30545; CTIA 5.1.1: that it is recurring, and how often
    label: 'How often', example: 'Up to 4 msgs a month',
    words: [/\b(?:(?:msg|message|text)s?\s+frequency\b[^.;!]{0,30}|frequency\s+(?:varies|may vary)|recurring(?:\s+automated)?(?:\s+\w+)?\s+(?:messages|texts|msgs)|(?:up to\s+|about\s+|at most\s+)?(?:\d+|one|two|three|four|five|six|once|twice)\s*(?:[-\u2013]\s*\d+\s*)?(?:msgs?|messages?|texts?|times?)?\s*(?:\/|per|a|each|every)\s*(?:day|week|month|year|visit|request|order|appointment|repair|purchase|event|mo|wk)|frecuencia\b[^.;!]{0,30}|(?:hasta\s+)?\d+\s*(?:mensajes|msjs?)\s*(?:al|por|cada)\s*(?:d[i\u00ed]a|semana|mes)|fr[e\u00e9]quence\b[^.;!]{0,30}|(?:jusqu'[a\u00e0]\s+)?\d+\s*(?:messages|textos|sms)\s*par\s*(?:jour|semaine|mois))/i],
  },
  rates_disclaimer: { // Twilio 30569
    label: 'That message and data rates may apply', example: 'Msg & data rates may apply',
    words: [/\b(?:(?:msg|message|text)s?\s*(?:&|and|\+)\s*data\s+(?:rates?|charges?|fees?)\s+(?:may|might)\s+apply|(?:standard\s+)?(?:data|carrier|message|messaging|msg)\s+(?:rates?|charges?|fees?)\s+(?:may|might)\s+apply|(?:pueden|podr[a\u00ed]+n)\s+aplicar(?:se)?\s+(?:tarifas|cargos)[^.;!]{0,40}|(?:tarifas|cargos)[^.;!]{0,40}(?:pueden|podr[a\u00ed]+n)\s+aplicar\w*|(?:des\s+)?(?:frais|tarifs)[^.;!]{0,50}(?:peuvent|pourraient)\s+s'appliquer)/i],
  },
  help: { // Twilio 30570: HELP, or a way to a person
    label: 'How to get help', example: 'Text HELP for help',
    words: [/(?:\b(?:HELP|AYUDA|AIDE)\b\s*(?:for|to|para|pour|=|:)|\b(?:text|reply|send|env[i\u00ed]e|responda|envoyez|r[e\u00e9]pondez)\s+["\u201c']?(?:HELP|AYUDA|AIDE)\b|\bfor\s+help\b[^.;!]{0,60}|\b(?:call|contact|e-?mail|questions)\b[^.;!]{0,40}(?:\+?\d[\d\s().-]{6,}\d|\S+@\S+\.\w+))/i],
  },
  opt_out: { // Twilio 30924; CTIA 5.1.1: an imperative with a word that is honoured
    label: 'How to stop', example: 'Text STOP to opt out',
    words: [/(?:\b(?:STOP|UNSUBSCRIBE|PARAR|ALTO|BAJA|ARRET|ARR\u00caT)\b["\u201d']?\s*(?:to|at|any|for|para|pour|=|:)|\b(?:text|reply|send|txt|env[i\u00ed]e|responda|envoyez|r[e\u00e9]pondez)\s+["\u201c']?(?:STOP|UNSUBSCRIBE|PARAR|ALTO|BAJA|ARRET|ARR\u00caT)\b)/i],
  },
  terms_privacy: { // Twilio 30558, 30882, 30908: both must be named
    label: 'Your terms and your privacy policy', example: 'Terms and privacy policy: example.com/texts',
    words: [/\b(?:terms|t&cs?|t\s*&\s*c|t[e\u00e9]rminos|condiciones|conditions)\b/i, /\b(?:privacy|privacidad|confidentialit[e\u00e9]|vie priv[e\u00e9]e)/i],
  },
  not_a_condition: { // (f)(9)(i)(B)
    label: 'That nothing need be bought', example: 'Consent is not needed to buy anything', promotionalOnly: true,
    words: [/\b(?:(?:not|isn't|isn\u2019t|never)\s+(?:a\s+)?(?:condition|needed|required|necessary|requirement)\b[^.;!]{0,40}(?:buy|bought|purchase|sale|goods|services|anything)|no\s+purchase\s+(?:is\s+)?(?:necessary|required|needed)|no\s+(?:es|son)\s+(?:una\s+)?(?:condici[o\u00f3]n|necesari\w+|obligatori\w+)[^.;!]{0,40}compra\w*|(?:n['\u2019]est|ne sont)\s+pas\s+(?:une\s+)?(?:condition|requis\w*|n[e\u00e9]cessaires?|obligatoires?)[^.;!]{0,40}(?:achat|acheter|achats))/i],
  },
}

/** Every part that an advertisement of these levels needs, in the order of the list, each with the words that say it. */
export function readDisclosures(wording: string, about: AdvertisementAbout): Disclosure[] {
  const isPromotional = about.levels.includes('promotional')
  return disclosureKeys.flatMap((key): Disclosure[] => {
    if (key === 'keyword') return [keywordPart(wording, about.keyword)]
    if (key === 'company_name') return [companyPart(wording, about.business)]
    const { label, example, words, promotionalOnly } = needed[key]
    if (promotionalOnly && !isPromotional) return []
    const quotes = words.map((pattern) => pattern.exec(wording)?.[0].trim() ?? null)
    const missing = quotes.includes(null)
    const isNamed = key === 'use_case' && missing && names(wording, about.campaign)
    return [{ key, label, example, found: isNamed ? about.campaign : missing ? null : quotes.join(', ') }]
  })
}

/** The parts that nothing in the wording says. */
export const missingDisclosures = (wording: string, about: AdvertisementAbout): DisclosureKey[] =>
  readDisclosures(wording, about)
    .filter(({ found }) => found === null)
    .map(({ key }) => key)

export const labelOfDisclosure = (key: DisclosureKey): string =>
  key === 'keyword' ? KEYWORD_LABEL : key === 'company_name' ? COMPANY_LABEL : needed[key].label

const KEYWORD_LABEL = 'The keyword itself'
const COMPANY_LABEL = 'Your name'

const keywordPart = (wording: string, keyword: string): Disclosure => ({
  key: 'keyword',
  label: KEYWORD_LABEL,
  example: `Text ${keyword.toUpperCase() || 'JOIN'} to`,
  found: !/^[a-z0-9]+$/i.test(keyword) ? null : (textingOf(keyword).exec(wording)?.[0].trim() ?? null),
})

/** "Text JOIN", "send the word JOIN", "Env\u00ede JOIN": told to be texted, not only named. A keyword holds letters and digits only. */
const textingOf = (keyword: string): RegExp =>
  new RegExp(
    `(?:text|txt|send|reply|message|sms|env[i\u00ed]e|envoyez|escriba|textez)(?![\\p{L}\\p{N}])[^.;!?\\n]{0,30}?(?<![\\p{L}\\p{N}])${keyword}(?![\\p{L}\\p{N}])`,
    'iu',
  )

const companyPart = (wording: string, business: string): Disclosure => ({
  key: 'company_name',
  label: COMPANY_LABEL,
  example: business,
  found: names(wording, business) ? business : null,
})

/** Does the wording hold these words, as words of their own? */
function names(wording: string, words: string): boolean {
  const wanted = plainWords(words)
  return wanted !== '' && ` ${plainWords(wording)} `.includes(` ${wanted} `)
}

const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')
