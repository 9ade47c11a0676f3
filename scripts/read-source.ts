// Reads a source file as far as the import rule needs it: what it imports, and its code without comments and quoted text.

export type Import = {
  readonly from: string /** Only types: nothing of it runs. */
  readonly isType: boolean
}

// Comments and strings, whichever begins first. A template stays: it may hold code.
const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
const IMPORT =
  /\b(?:import|export)\s+(type\s+)?((?:[\w$*\s,]|\{[^}]*\})*?)\s*from\s*(['"])([^'"\n]+)\3|(?<![\w.'"])import\s*\(?\s*(['"])([^'"\n]+)\5/g

/** Every import, export-from and import() of a file. */
export function importsOf(text: string): Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map((match) => ({
    from: match[4] ?? match[6] ?? '',
    isType: match[1] !== undefined || isAllTypes(match[2] ?? ''),
  }))
}

/** `{ type A, type B }`: every name is marked. */
function isAllTypes(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  const given = names?.filter(Boolean) ?? []
  return given.length > 0 && given.every((name) => name.startsWith('type '))
}

const withoutComments = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('/') ? ' ' : token))

/** The code alone: comments gone, quoted text emptied. */
export const codeOf = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('/') ? ' ' : token.startsWith('`') ? token : "''"))
