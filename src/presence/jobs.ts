// Who is in which conversation, in the memory of each process: what one hears, all hear, and nothing of it is written down.
import type { App } from '../platform/app.ts'
import type { Presence } from './contract.ts'
import { after, type Heard, NOBODY, others, type There } from './there.ts'

/** However often somebody says the same, others are told of it this seldom; of changes, this seldom, and then of the last one. */
const SAME_MS = 2_500
const CHANGED_MS = 300
const SWEEP_MS = 60_000
/** More than anybody looks at: what is beyond it is passed over rather than kept. */
const MOST_PLACES = 20_000

export type PresenceBoard = {
  /** Takes what somebody says of themself, and tells the others. */
  say(place: { orgId: string; id: string; departmentId: string }, heard: Heard): void
  /** Who else is there now. */
  others(place: { orgId: string; id: string }, myId: string): Presence[]
  close(): void
}

/** Opens the board of this process. Two processes each have one, and hear the same. */
export function openPresence(app: App): PresenceBoard {
  const places = new Map<string, There>()
  const told = new Map<string, { doing: Heard['doing']; at: number }>()
  const held = new Map<string, NodeJS.Timeout>()
  const nowMs = (): number => app.now().getTime()
  const nameOf = ({ orgId, id }: { orgId: string; id: string }): string => `${orgId} ${id}`

  const deaf = app.live.listen(({ topic, orgId, id, there: heard }) => {
    if (topic !== 'presence' || id === undefined || heard === undefined) return
    const name = nameOf({ orgId, id })
    const next = after(places.get(name) ?? NOBODY, heard, nowMs())
    if (next.size === 0) places.delete(name)
    else if (places.has(name) || places.size < MOST_PLACES) places.set(name, next)
  })
  const sweeping = setInterval(() => {
    for (const [name, there] of places) if (others(there, null, nowMs()).length === 0) places.delete(name)
    for (const [name, { at }] of told) if (at < nowMs() - SWEEP_MS) told.delete(name)
  }, SWEEP_MS)
  sweeping.unref()

  return {
    say({ orgId, id, departmentId }, heard) {
      const name = `${nameOf({ orgId, id })} ${heard.memberId}`
      const before = told.get(name)
      const isSame = before?.doing === heard.doing
      const waitMs = before ? before.at + (isSame ? SAME_MS : CHANGED_MS) - nowMs() : 0
      const tell = (): void => {
        held.delete(name)
        if (heard.doing === 'gone') told.delete(name)
        else told.set(name, { doing: heard.doing, at: nowMs() })
        app.live.tell([{ orgId, topic: 'presence', id, departmentId, there: heard }])
      }
      clearTimeout(held.get(name))
      held.delete(name)
      if (heard.doing === 'gone' || waitMs <= 0) tell()
      else if (!isSame) held.set(name, setTimeout(tell, waitMs).unref())
    },
    others: (place, myId) => others(places.get(nameOf(place)) ?? NOBODY, myId, nowMs()),
    close() {
      clearInterval(sweeping)
      for (const timer of held.values()) clearTimeout(timer)
      deaf()
    },
  }
}
