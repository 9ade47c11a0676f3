// What a person reads once Parley runs: where it is, where its data lies, and how to get in for the first time.
import type { Parts } from '../main.ts'
import { makeSetUpCode, makeSignInLink } from '../organizations/install/actions.ts'

/** `directory` is where the embedded database lies; null with DATABASE_URL. */
export async function greet(
  parts: Parts,
  directory: string | null,
  say: (line: string) => void,
): Promise<void> {
  const { config } = parts.app
  say('')
  say(`  Parley    ${config.publicUrl}`)
  say(`  Data      ${placeOfData(config.dataDirectory, directory)}`)
  await tellWayIn(parts, say)
  say('')
  say('Press Ctrl+C to stop.')
}

function placeOfData(dataDirectory: string, directory: string | null): string {
  if (directory === null) return `the database of DATABASE_URL; the secret key in ${dataDirectory}`
  return directory.startsWith(dataDirectory)
    ? dataDirectory
    : `${directory}; the secret key in ${dataDirectory}`
}

async function tellWayIn({ app }: Parts, say: (line: string) => void): Promise<void> {
  const token = await makeSignInLink(app)
  if (token !== null) {
    const here = `http://localhost:${app.config.port}` // a sign-in link works from this machine only
    say(`  Sign in   ${here}/sign-in#link=${token}`)
    say('            (works once; every start prints a new one)')
    say(`  Phones    ${here}/phone`)
    return
  }
  const code = await makeSetUpCode(app)
  if (code === null) return
  say(`  Set up    ${app.config.publicUrl}/set-up`)
  say(`  Code      ${code} (works once; the set-up page asks for it)`)
}
