// What a draft belongs to, in one word: a conversation by its id, somebody new by "compose <phone>", nobody yet by "compose".

export type DraftAbout = {
  readonly about: string
  readonly conversationId: string | null
  readonly phone: string | null
}

const COMPOSE = 'compose'

/** The word taken apart. */
export function aboutOf(word: string): DraftAbout {
  if (word === COMPOSE) return { about: COMPOSE, conversationId: null, phone: null }
  if (word.startsWith(`${COMPOSE} `))
    return { about: word, conversationId: null, phone: word.slice(COMPOSE.length + 1) }
  const id = word.toLowerCase()
  return { about: id, conversationId: id, phone: null }
}

/** The word for where a text goes. */
export const aboutReceiver = ({
  conversationId,
  phone,
}: {
  conversationId: string | null
  phone: string | null
}): DraftAbout => aboutOf(conversationId ?? (phone === null ? COMPOSE : composeTo(phone)))

/** The word for a text to somebody new. */
export const composeTo = (phone: string): string => `${COMPOSE} ${phone}`
