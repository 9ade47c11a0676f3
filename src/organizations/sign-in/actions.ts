// Signing in and out. Guesses are limited, and an unknown e-mail is answered like a wrong password.
import type { App } from '../../platform/app.ts'
import { type Auth, callerOfUser } from '../actions.ts'
import { addressBlock } from '../address-block.ts'
import { guessedRight, type Limit, mayGuess } from '../guesses/actions.ts'
import type { Cookies, Visitor } from './store.ts'

export type SignInResult = { ok: true; cookies: Cookies } | { ok: false; reason: 'wrong' | 'too_many' }

const MOST_PER_PERSON = 10
const MOST_PER_VISITOR = 50

export async function signIn(
  app: App,
  auth: Auth,
  { email, password }: { email: string; password: string },
  visitor: Visitor,
): Promise<SignInResult> {
  const block = addressBlock(visitor.address)
  const limits: Limit[] = [
    { who: `sign-in ${email.toLowerCase()} ${block}`, most: MOST_PER_PERSON },
    { who: `sign-in ${block}`, most: MOST_PER_VISITOR },
  ]
  if (!(await mayGuess(app, limits))) return { ok: false, reason: 'too_many' }
  const session = await auth.people.signIn({ email, password }, visitor)
  if (!session) return { ok: false, reason: 'wrong' }
  if (!(await callerOfUser(app, session.userId))) {
    await auth.people.endSession(session.token) // the right password of somebody whose seat was taken away
    return { ok: false, reason: 'wrong' }
  }
  await guessedRight(app, limits)
  return { ok: true, cookies: session.cookies }
}

/** Ends the session in the database first: when that fails, nobody is told that they are out. */
export async function signOut(auth: Auth, visitor: Visitor): Promise<Cookies> {
  const session = await auth.people.check(visitor)
  if (session) await auth.people.endSession(session.token)
  auth.known.forget()
  return auth.people.clearedCookies(visitor)
}
