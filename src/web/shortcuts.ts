// Every keyboard shortcut, once: the handlers may use no other key (keys.ts), and the sheet of keys prints this table.

/** `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export const shortcuts = [
  { keys: ['j'], does: 'Next conversation', where: 'Lists' },
  { keys: ['k'], does: 'Previous conversation', where: 'Lists' },
  { keys: ['Enter'], does: 'Open it', where: 'Lists' },
  { keys: ['/'], does: 'Search texts and people', where: 'Lists' },
  { keys: ['c'], does: 'Compose a text', where: 'Texts' },
  { keys: ['mod+enter'], does: 'Send', where: 'Texts' },
  { keys: ['e'], does: 'Close or reopen', where: 'Texts' },
  { keys: ['a'], does: 'Assign', where: 'Texts' },
  { keys: ['s'], does: 'Snooze or wake', where: 'Texts' },
  { keys: ['l'], does: 'Put on a tag', where: 'Texts' },
  { keys: ['n'], does: 'Write an internal note', where: 'Texts' },
  { keys: ['t'], does: 'Put in a template', where: 'Texts' },
  { keys: ['Escape'], does: 'Back to the list', where: 'Texts' },
  { keys: ['mod+k'], does: 'Find or do anything', where: 'Everywhere' },
  { keys: ['?'], does: 'This sheet', where: 'Everywhere' },
] as const satisfies readonly Shortcut[]

export type Shortcut = {
  readonly keys: readonly string[]
  readonly does: string
  readonly where: 'Lists' | 'Texts' | 'Everywhere'
}

export type Key = (typeof shortcuts)[number]['keys'][number]

/** One sign and no modifier: what a voice or a heavy hand presses by accident (WCAG 2.1.4). */
export const isSingle = (key: string): boolean => Array.from(key).length === 1

/** How a key is written on its cap. */
export function capOf(key: string, { isMac }: { isMac: boolean }): string {
  const [first, second] = key.split('+')
  if (first === 'mod') return `${isMac ? '⌘' : 'Ctrl '}${capOf(second ?? '', { isMac })}`
  if (key === 'Escape') return 'Esc'
  return key.charAt(0).toUpperCase() + key.slice(1)
}
