// Does a request speak plainly of offers only ("no more promos")? Then the rest may go on; in doubt all of it stops.
// Source: FCC 24-24 (a revocation of telemarketing leaves informational texts alone), section 2.1 of the compliance notes.
import type { Match } from './phrase.ts'

/** True when the request and its clause name offers, and no texts in general. */
export function isPromotional(text: string, { from, clauseEnd }: Match): boolean {
  const clause = ` ${text.slice(from, clauseEnd)}`
  return OFFERS.test(clause) && !EVERYTHING.test(clause)
}

/** Does the text ask for a part to go on ("but I still want the reminders")? A person sets that; meanwhile all of it rests. */
export const keepsTheRest = (text: string): boolean => KEPT.test(text)

const KEPT =
  / (?:(?:still|only|just|do|but) (?:want|need|like|send|get|keep)|just|only|keep|solo|solamente|unicamente|nomas|juste|seulement|gardez|garder) (?:[a-z]+ ){0,4}(?:reminders?|appointments?|appts?|updates?|alerts?|receipts?|confirmations?|recordatorios?|avisos?|citas?|rappels?|rendez) /
const OFFERS =
  / (?:promos?|promotions?|promotional|promocion(?:es)?|offers?|deals?|coupons?|cupon(?:es)?|marketing|ads?|adverts?|advertis(?:ing|ements?)|sales|specials|discounts?|publicidad(?:es)?|anuncios?|ofertas?|propaganda|descuentos?|pubs?|publicites?|publicitaires?|promotionnels?|offres?|rabais|soldes) /
const EVERYTHING =
  / (?:everything|anything|altogether|again|contact|(?:and|or|nor|other|all|any|more|y|o|ni|et|ou) (?:other )?(?:texts?|messages?|sms|calls?|texting|mensajes|textos|llamadas|reminders?|notifications?)|all (?:of )?(?:the|your|these|this)|todo|nada|tout|rien) /
