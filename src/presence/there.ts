// Who is in one conversation, as it was told: each is gone by themselves when nothing more is heard of them.

export type Doing = 'viewing' | 'typing'
export type Heard = { readonly memberId: string; readonly doing: Doing | 'gone' }
/** By member. Typing ends sooner than looking. */
export type There = ReadonlyMap<string, { readonly viewingUntil: number; readonly typingUntil: number }>

export const NOBODY: There = new Map()
/** How often those who look, and those who type, say so. */
export const VIEWING_BEAT_MS = 15_000
export const TYPING_BEAT_MS = 3_000
/** Two beats and a little. */
const VIEWING_MS = 35_000
const TYPING_MS = 7_000

/** Who is there after this was heard. Looking, after typing, means that the typing has ended. */
export function after(there: There, { memberId, doing }: Heard, nowMs: number): There {
  const next = new Map([...there].filter(([, { viewingUntil }]) => viewingUntil > nowMs))
  if (doing === 'gone') next.delete(memberId)
  else
    next.set(memberId, {
      viewingUntil: nowMs + VIEWING_MS,
      typingUntil: doing === 'typing' ? nowMs + TYPING_MS : nowMs,
    })
  return next
}

/** Who is there now, besides oneself; those who type first. */
export function others(
  there: There,
  myId: string | null,
  nowMs: number,
): { readonly memberId: string; readonly doing: Doing }[] {
  const now = [...there].flatMap(([memberId, { viewingUntil, typingUntil }]) =>
    memberId === myId || viewingUntil <= nowMs
      ? []
      : [{ memberId, doing: typingUntil > nowMs ? ('typing' as const) : ('viewing' as const) }],
  )
  return now.sort((a, b) => Number(b.doing === 'typing') - Number(a.doing === 'typing'))
}
