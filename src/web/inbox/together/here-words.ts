// Who is here, in words: first names, and no more than two of them.

const firstOf = (name: string): string => (name === 'A colleague' ? name : (name.split(' ')[0] ?? name))

function listed(names: readonly string[]): string {
  const [first = '', second] = names.map(firstOf)
  if (second === undefined) return first
  return names.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${names.length - 2} more`
}

/** "Ana is looking at this, too". */
export const lookingWords = (names: readonly string[]): string =>
  `${listed(names)} ${names.length === 1 ? 'is' : 'are'} looking at this, too`

/** "Ana is answering this now". */
export const answeringWords = (names: readonly string[]): string =>
  `${listed(names)} ${names.length === 1 ? 'is' : 'are'} answering this now`
