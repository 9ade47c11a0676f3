// Says something once at the foot of the screen, with a way to undo it. What shows it is fetched when first needed.

export type Toast = {
  /** The same id replaces the one that still stands. */
  id?: string
  text: string
  tone?: 'done' | 'problem'
  undo?: () => void
}

export async function toast(said: Toast): Promise<void> {
  const loaded = await import('./notify.tsx').catch(() => null) // the server is away: the screen itself says so
  loaded?.showToast(said)
}
