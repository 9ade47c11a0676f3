// Do the words of a text sell? A promotional part makes the whole text promotional, whatever it is sent as. Sources: CTIA Messaging
// Principles, Exhibit II (a coupon or a call to buy), 47 CFR 64.1200(f)(1) (advertising the availability or quality of goods).
import { plainOf } from './look-alikes.ts'
import { FRENCH, SPANISH } from './promotion-abroad.ts'

export type Promotion = {
  readonly isPromotion: boolean
  /** What it was taken for and the words that say so: ‘a discount: "20% off"’. Null when it sells nothing. */
  readonly because: string | null
}

/** A sign that something is sold. Both patterns read one sentence in plain small letters; `unless` takes the sign back. */
export type Sign = { readonly what: string; readonly says: RegExp; readonly unless?: RegExp }

/** Reads a text that is about to be sent. A price, a bill or a thing that is free is no offer by itself. */
export function readPromotion(body: string): Promotion {
  const plain = plainOf(body.replaceAll('€', ' eur ').replaceAll('£', ' gbp ')).replace(LINK, ' link ')
  if (!HINTS.test(plain)) return NONE
  const sentences = plain.split(SENTENCE_END).map((sentence) => sentence.replace(/\s+/g, ' ').trim())
  for (const sentence of sentences)
    for (const sign of SIGNS) {
      const words = found(sign, sentence)
      if (words !== null) return promotion(sign.what, words)
    }
  return pricedCall(sentences)
}

const NONE: Promotion = { isPromotion: false, because: null }
const promotion = (what: string, words: string): Promotion => ({
  isPromotion: true,
  because: `${what}: "${words}"`,
})

const LINK = /(?:https?:\/\/|www\.)\S+/g
const SENTENCE_END = /(?<![.!?;])[.!?;]+(?=\s|$)|[\n\r]+/

function found({ says, unless }: Sign, sentence: string): string | null {
  const match = says.exec(sentence)
  if (
    match === null ||
    unless?.test(sentence) ||
    DENIED.test(sentence.slice(Math.max(0, match.index - HEARD_BEFORE), match.index))
  )
    return null
  return match[0].replace(/^[\s,:;!-]+/, '').trim()
}

/** How many characters before a sign can deny it: "we don't have any discounts". */
const HEARD_BEFORE = 60
const DENIED =
  /\b(?:no|without|not an?|isn't an?|isnt an?|not on|sin|ningun|ninguna|pas de|pas d'|aucune?|plus de) (?:(?!better|other|more)\w+ )?$|\b(?:do not|don't|dont|doesn't|doesnt|does not|can't|cant|cannot|didn't|didnt|never|aren't|not|no) (?:have|offer|give|do|run|accept|take|honor|allow|see|find|running|offering|currently \w+|tenemos|hay|ofrecemos|aceptamos) (?:\w+ ){0,3}$/

/** A price and, anywhere in the text, a call to get the thing. A price that is owed or was asked for is a bill. */
function pricedCall(sentences: readonly string[]): Promotion {
  const priced = sentences.find((sentence) => PRICE.test(sentence) && !OWED.test(sentence))
  if (priced === undefined) return NONE
  const call = sentences.find(
    (sentence) =>
      (CALL.test(sentence) || (APPEAL.test(priced) && VISIT.test(sentence))) && !OWED.test(sentence),
  )
  return call === undefined ? NONE : promotion('a price with a call to act', call.slice(0, 60).trim())
}

const PRICE = /(?:\$|\beur|\bgbp|\busd) ?\d|\d ?(?:\$|(?:eur|euros?|gbp|usd|dollars?|bucks|dolares|pesos)\b)/
const OWED =
  /\b(?:invoice|bill|billed|balance|due|owed?|owes|repairs?|copay|co-pay|deposit|refund|refunded|payment|payments|pay|paid|fee|fees|estimate|quote|quoted|total|receipt|charged?|charges|rent|fine|premium|statement|withdrawal|transaction|your (?:order|account|card|prescription|bank)|order (?:#|number|no)|factura|saldo|pago|pagar|cargo|su pedido|tu pedido|deposito|reembolso|facture|solde|paiement|payer|regler|acompte|loyer|votre commande|remboursement)\b/
const APPEAL =
  /\b(?:only|just|as low as|starting (?:at|from)|starts at|from|now|under|por solo|solo|desde|a partir de|seulement|des|pour) (?:\$|eur|gbp|usd)? ?\d/
const CALL =
  /(?:^|[,:;-] |\b(?:and|now|please|then|y|et|ahora|maintenant) )(?:buy|order|shop|book|reserve|grab|get (?:yours|your|one|an?|the|it|\d)|join|sign up|subscribe|upgrade|enroll|call now|claim|treat yourself|hurry|reply (?:yes|y|book|order|buy)|compr[ae]|reserv[ae]|pid[ae]|orden[ae]|agend[ae]|suscrib[ae]|achetez|reservez|commandez|inscrivez|abonnez)\b/
const VISIT =
  /(?:^|[,:;-] |\b(?:and|now|please|so) )(?:come (?:in|by|see|get|on)|stop (?:in|by)|swing by|visit|drop by|call|text|try|see|tap|click|ven|venga|visit[ae]n?os|llam[ae]|venez|passez|appelez)\b/

const ENGLISH: readonly Sign[] = [
  {
    what: 'a discount',
    says: /\d{1,3} ?(?:%|percent|pct) ?(?:off|discount|savings?|less|cash ?back)\b|\b(?:half|1\/2|third)[ -](?:off|price)\b|\$ ?\d[\d.,]* (?:off|discount|cash ?back)\b|\bdiscount(?:s|ed)?\b|\b\d+ dollars off\b|\bfor the price of (?:one|1|two|2)\b|\bblowouts?\b/,
    unless:
      /\bdiscounts? (?:has|have|was|were|is|are) (?:been )?(?:already )?applied to your\b|\b(?:applied|included|took|taken|knocked|credited)\b.{0,60}\b(?:your|the) (?:bill|invoice|balance|total|account|order|statement)\b/,
  },
  {
    what: 'a saving',
    says: /\bsav(?:e|ings?) (?:up to|over|an? (?:extra|additional)|another|as much as|of|big|more|an?)? ?(?:\$ ?\d|\d[\d.,]* ?(?:%|percent|dollars)|big\b)|\b(?:book|order|shop|buy|call|come|join|reserve|register|subscribe|switch|bundle|sign up|bring)\b.{0,40}\b(?:and|to|&|then) save\b(?! (?:the|your|this|time|it|a|us|my|our|you|room|it)\b)|^save on\b/,
  },
  {
    what: 'a low price',
    says: /\b(?:lowest|low|reduced|special|unbeatable|sale|introductory|promotional|discounted|slashed|rock bottom) (?:prices?|pricing|rates?)\b|\bprice drop\b|\bprices? (?:slashed|cut|dropped)\b|\b0 ?% (?:apr|interest|financing)\b|\bno money down\b|\bfinancing available\b|\bpre-?approved for up to\b|\bearly[ -]bird (?:pric\w+|rates?|tickets?)\b|\bprices (?:go|are going) up\b|\ball you can eat\b/,
    unless: /\blow (?:heart|respiratory|blood|pulse)/,
  },
  {
    what: 'a sale',
    says: /\bon sale\b|\bsale (?:ends?|ending|starts?|begins|today|now|this|is on|is here|prices?|items?|events?|continues|extended|on|happening|alert|tomorrow|starting)\b|\bsales event\b|\b(?:big|our|flash|clearance|summer|winter|spring|fall|autumn|holiday|weekend|annual|anniversary|garage|yard|blowout|mega|huge|biggest|season|year|friday|monday|day|christmas|school|private|pre|member|members|members'|sidewalk|tent|warehouse|storewide|%) sale\b|\bclearance (?:sale|event|items?|prices?|rack|now)\b|^sale\b/,
    unless:
      /\bsale of (?:your|the|this|that|his|her|their|a)\b|\bbill of sale\b|\bpoint of sale\b|\bsale (?:closes|closing|contract|agreement|has ended|is over|is closed|fell)\b|\bnot (?:on|for) sale\b|\b(?:house|home|property|listing)\b/,
  },
  {
    what: 'a special',
    says: /\b(?:black friday|cyber monday|happy hour|holiday|today's|weekly|daily|lunch|dinner|patient|client|customer|member|move-in|week's|summer|spring|winter|fall|seasonal|weekend|month's) specials?\b(?! (?:hours|schedule|guest|instructions?|requests?|needs|order))|\bour specials\b|\bspecials (?:this|today|tonight|on|are|for|all)\b|\bspecial (?:offers?|deals?|savings|discounts?|promotions?|promo)\b/,
  },
  {
    what: 'a coupon or code',
    says: /\bcoupons?\b|\b(?:promo|promotion|promotional|discount|offer|voucher|savings|referral) codes?\b|\bpromos?\b|\bvouchers? (?:worth|for \$|of \$|valid|code)|\b(?:get|buy|earn|win|free|bonus|claim)\b.{0,25}\bgift cards?\b|\b(?:use|enter|apply|with|mention) (?:the |this )?code:? "?\w{0,20}[a-z]\w{0,20}"? (?:for|at checkout|to (?:get|save)|and (?:get|save)|today|before|by|online|on your next)\b/,
    unless:
      /\b(?:verif|sign in|log ?in|password|door|gate|lock|wi-?fi|entry|alarm|check[ -]?in|authenticat)|\bjob code\b/,
  },
  {
    what: 'an offer',
    says: /\b(?:special|exclusive|limited|limited-time|introductory|great|holiday|amazing|welcome|bonus|free|birthday|weekend|insider|vip|members?|hot|our|this|today's|trial|promotional|latest) offers?\b|\boffers? (?:ends?|expires?|valid|good|available|applies|won't last|is back|just for you|for you|inside|code)\b|\b(?:our|new|special|current|spring|summer|fall|winter|holiday|monthly|latest|store|big) promotions?\b|\bpromotion (?:ends?|expires|runs|valid|is on)\b/,
    unless:
      /\b(?:job|contract|settlement|written|purchase|verbal|employment|counter|salary|cash|your) offer\b|\boffer (?:letter|of employment|on (?:your|the))|\b(?:accept|reject|declin|sign|counter)\w* (?:the |this |our |your )?offer|\b(?:house|home|property|listing|buyers?|sellers?|position|claim|congrat\w*)\b/,
  },
  {
    what: 'a deal',
    says: /\bdeals\b|\b(?:great|best|hot|amazing|special|exclusive|today's|daily|weekly|sweet|super|killer|holiday|bird|package|combo|bundle) deal\b|\bdeal (?:ends?|expires|of the (?:day|week)|alert|just for you|won't last)\b/,
    unless: /\bdeals (?:with|in)\b|\b(?:house|closing|property)\b/,
  },
  {
    what: 'a hurry to buy',
    says: /\blimited[ -]time\b(?! slots?| frame)|\bfor a limited\b|\bwhile (?:supplies|supply|stocks?|they|it|quantities) lasts?\b|\bact (?:now|fast|today)\b|\blast chance (?:to (?:buy|save|get|order|shop|grab|enter|claim|join|win|score)|for)\b|^last chance$|\bdon'?t miss out\b|\bhurry(?: in|,|$)|\btoday only\b|\b(?:one|1|two|2) days? only\b|\bweekend only\b|\bselling (?:out )?fast\b/,
    unless: /\b(?:closed|closing|closes|hours|no need to hurry|appointment)\b/,
  },
  {
    what: 'something free with a purchase or to win you',
    says: /\bfree with\b|\bfree (?:\w+ ){1,3}(?:with|when you|if you|for every|for (?:new|first|all)|on (?:all|every|any|orders)|over \$)|\beats? free\b|\bcomplimentary (?!copy\b)\w+|\benjoy .{1,40}\bon us$|\bbogo\b|\bbuy (?:one|1|two|2|three|3|any|a)\b.{0,25}\bget\b|\b(?:2|two|3|three)[ -]for[ -](?:1|one|2|two)\b|\b(?:get|claim|enjoy|win|grab|score|redeem|receive|earn|includes?) (?:\S+ ){0,5}free\b(?! (?:of|time|to)\b)|\btry (?:\S+ ){0,5}(?:for )?free\b|\bfree (?:gifts?|trials?|samples?|upgrades?|consultations?|consults?|estimates?|quotes?|months?|class(?:es)?|sessions?|lessons?|desserts?|appetizers?|drinks?|shipping|installation|exams?|demos?|bonus|whitening|nights?)\b/,
    unless:
      /\b(?:parking|wi-?fi|warranty|recall|no charge|your (?:free )?(?:\w+ )?(?:is|was|will|are|has|have)|you(?:'re| are) free|(?:when|if|once) (?:you|i|we) (?:get|are))\b|\b(?:gluten|sugar|dairy|fat|lactose|nut|smoke|pet|toll|hands|duty|cruelty|debt|fragrance)[ -]free\b/,
  },
  {
    what: 'a call to buy',
    says: /(?:^|[,:;!-] |\b(?:now|please|come|time to|chance to|ready to|when you|today and) )buy\b(?!-| ?back)|\bbuy (?:now|today|online|direct|early|yours)\b|(?<!\b(?:the|our|your|my|this|that|an?|coffee|body|bike|repair|barber|in|last|pet|gift|work) )\b(?:shop|order|upgrade|subscribe|switch) (?:now|today|yours|online|in[ -]store|our (?!way)|the (?:collection|sale|new|look))\b|\bpre-?order (?:now|today|yours)\b|\bget yours\b|\bupgrade to (?:premium|pro|gold|plus)\b/,
    unless:
      /\b(?:don't|do not|no) need to buy\b|\bswitch (?:today|now) to (?:the|your)\b|\b(?:confirm|change|cancel)\b/,
  },
  {
    what: 'an advertisement of goods',
    says: /\bnew arrivals?\b|\bjust dropped\b|\bstock up\b|\bnew collection\b|\b(?:check out|discover|explore|introducing|try|meet|announcing) our (?:\w+ )?(?:new|newest|latest|full|spring|summer|fall|winter|range|menu|services)\b|\b(?:introducing|announcing) (?:the|a|our) (?:all-)?new\b|\bnow offering\b|\bwe now (?:offer|carry|sell)\b|\bask (?:us )?about our\b|\binterested in (?:buying|upgrading|purchasing|selling)\b/,
  },
  {
    what: 'a reward or a prize',
    says: /\b(?:double|triple|bonus|extra|2x|3x) (?:points|rewards|miles|stars)\b|\b(?:earn|redeem) (?:\S+ ){0,3}(?:points|rewards|stars)\b|\brefer (?:a|your) friends?\b|\bjoin our (?:rewards|loyalty|vip)\b|\benter(?:ed)? to win\b|\b(?:giveaway|sweepstakes?|raffle)\b|\bchance to win\b|\byou(?:'ve| have) won\b|\bcash ?back (?:on|offer|with)\b|\brebates? (?:on|for|of|up to|available)\b/,
  },
]

const SIGNS: readonly Sign[] = [...ENGLISH, ...SPANISH, ...FRENCH]

// A text without any of these is looked at no further: most texts hold none. Every sign and every price rests on one of them.
const HINTS =
  /\d ?%|[$]|\b(?:\d+ (?:percent|pct)|eur|euros?|gbp|usd|dollars?|bucks|dolares|pesos|half|third|1\/2|discount|sav(?:e|ing)|pric|rates?\b|sale|special|coupon|promo|code|voucher|gift|offe?r|off\b|deal|limited|last|act\b|miss|hurry|only|selling|free|bogo|buy|get|2|3|two|three|shop|order|upgrade|subscribe|switch|pre-?order|new|just|check out|discover|explore|introducing|try|meet|announc|ask|interested|point|double|triple|bonus|extra|earn|redeem|refer|join|enter|giveaway|sweepstake|raffle|chance|won|cash|rebate|clearance|blowout|early[ -]bird|all you can|eat|complimentary|enjoy|stock up|collection|coleccion|cadeau|costo|pour un|por uno|no money|financing|pre-?approved|descuento|rebaj|cupon|dto|mitad|ofert|aprovech|pierd|tiempo|ultim|hasta|solo|liquidacion|ahorr|gan[ae]|sorteo|compr|llev|gratis|rabais|reduction|solde|bons?\b|ventes?|destockage|braderie|liquidation|remise|moitie|prix|economisez|profite|derniere|duree|temps|jusqu|manquez|ratez|gagnez|tentez|parrain|gratuit|achet|commandez|magasinez)/
