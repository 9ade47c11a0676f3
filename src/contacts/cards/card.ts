// The card of a contact: what the business was told of a person. Only what an edit names is changed; an address is one thing, because
// half of one address beside half of another leads nowhere.

export type Address = {
  readonly street: string
  readonly city: string
  readonly state: string
  readonly postalCode: string
  /** Two letters, ISO 3166-1; '' where nobody said. */
  readonly country: string
}

/** An empty field is one that nobody filled in. */
export type Card = {
  readonly name: string
  readonly company: string
  readonly email: string
  /** A name of the tz database. */
  readonly timeZone: string
  readonly address: Address
}

export type CardEdit = { readonly [Field in keyof Card]?: Card[Field] | undefined }

export const NO_ADDRESS: Address = { street: '', city: '', state: '', postalCode: '', country: '' }

/** What changed, as the Contact Journey tells it. */
export type CardChange = {
  readonly kind: 'named' | 'company' | 'email' | 'time_zone' | 'address'
  readonly before: string
  readonly after: string
}

/** The card with what the edit names put in. */
export function afterEdit(card: Card, { name, company, email, timeZone, address }: CardEdit): Card {
  return {
    name: name ?? card.name,
    company: company ?? card.company,
    email: email ?? card.email,
    timeZone: timeZone ?? card.timeZone,
    address: address ?? card.address,
  }
}

/** What differs between two states of a card. Saying again what stands there already changes nothing. */
export function changesBetween(before: Card, after: Card): CardChange[] {
  const isMoved = (['street', 'city', 'state', 'postalCode', 'country'] as const).some(
    (part) => before.address[part] !== after.address[part],
  )
  const fields: CardChange[] = [
    { kind: 'named', before: before.name, after: after.name },
    { kind: 'company', before: before.company, after: after.company },
    { kind: 'email', before: before.email, after: after.email },
    { kind: 'time_zone', before: before.timeZone, after: after.timeZone },
    { kind: 'address', before: addressLine(before.address), after: addressLine(after.address) },
  ]
  return fields.filter((field) => (field.kind === 'address' ? isMoved : field.before !== field.after))
}

/** Does an edit say where the person may be? */
export const isAboutPlace = ({ timeZone, address }: CardEdit): boolean =>
  timeZone !== undefined || address !== undefined

/** "12 Palm St, Hilo, HI 96720, US": an address in one line; '' where there is none. */
export function addressLine({ street, city, state, postalCode, country }: Address): string {
  const region = [state, postalCode].filter((part) => part !== '').join(' ')
  return [street, city, region, country].filter((part) => part !== '').join(', ')
}
