// Where to go after signing in, as the address bar asks for it.

const HERE = 'https://here.invalid'

/** A path of this app, never another site's address; browsers read // and /\\ as one, so the URL parser is asked. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, HERE)) return FIRST
  const { origin, pathname, search } = new URL(next, HERE)
  return origin === HERE && pathname !== '/sign-in' ? `${pathname}${search}` : FIRST
}

const FIRST = '/inbox/mine'
