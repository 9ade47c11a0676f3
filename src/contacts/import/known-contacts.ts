// What becomes of a contact that the file names, too: its empty fields are filled, it is written over, or it is left as it is.
import { type Address, type Card, NO_ADDRESS } from '../cards/card.ts'

export const knownWays = ['fill', 'overwrite', 'skip'] as const
export type KnownWay = (typeof knownWays)[number]

/** The card with what the file says of the person. What the file leaves empty never empties a field. */
export function withListed(card: Card, said: Card, way: KnownWay): Card {
  if (way === 'skip') return card
  const choose = (has: string, says: string): string => (way === 'fill' ? has || says : says || has)
  return {
    name: choose(card.name, said.name),
    company: choose(card.company, said.company),
    email: choose(card.email, said.email),
    timeZone: choose(card.timeZone, said.timeZone),
    address: addressOf(card.address, said.address, way),
  }
}

/** An address is one thing: half of one beside half of another leads nowhere. */
function addressOf(has: Address, says: Address, way: KnownWay): Address {
  if (isEmpty(says)) return has
  return way === 'overwrite' || isEmpty(has) ? says : has
}

const isEmpty = (address: Address): boolean => Object.values(address).every((part) => part === '')

export const EMPTY_CARD: Card = { name: '', company: '', email: '', timeZone: '', address: NO_ADDRESS }
