// Who else is in the conversation on the screen: what this browser says of itself, and what it heard of the others.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { bePresent } from '../../../presence/contract.ts'
import {
  after,
  type Doing,
  NOBODY,
  others,
  type There,
  TYPING_BEAT_MS,
  VIEWING_BEAT_MS,
} from '../../../presence/there.ts'
import { call } from '../../call.ts'
import { listenLive } from '../../live.ts'
import { may, useMe } from '../../session.ts'

export type Other = { readonly memberId: string; readonly doing: Doing }

/** How often it is looked whether somebody has gone without a word. */
const LOOK_MS = 1_000

const places = new Map<string, There>()
const hearers = new Set<() => void>()
const put = (id: string, heard: { memberId: string; doing: Doing | 'gone' }): void => {
  places.set(id, after(places.get(id) ?? NOBODY, heard, Date.now()))
  for (const hear of hearers) hear()
}
const listen = (hear: () => void): (() => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Says that one is here while the conversation is on a visible screen, and hears who else is. */
export function usePresence(id: string): readonly Other[] {
  const me = useMe()
  const isSeen = may(me, 'conversations.assign') && me.memberId !== null
  useEffect(() => {
    const deaf = listenLive({
      change: () => {},
      again: () => {},
      presence: (heard) => put(heard.id, heard),
    })
    if (!isSeen) return deaf
    const say = (): void => {
      if (document.visibilityState === 'visible') void tell(id, 'viewing')
    }
    const turn = (): void => (document.visibilityState === 'visible' ? say() : leave(id))
    const close = (): void => leave(id)
    say()
    const beat = setInterval(say, VIEWING_BEAT_MS)
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', close)
    return () => {
      deaf()
      clearInterval(beat)
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', close)
      leave(id)
      places.delete(id)
    }
  }, [id, isSeen])
  return useOthers(id, me.memberId)
}

function useOthers(id: string, myId: string | null): readonly Other[] {
  const there = useSyncExternalStore(listen, () => places.get(id) ?? NOBODY)
  const [nowMs, setNow] = useState(Date.now)
  useEffect(() => {
    setNow(Date.now())
    if (there.size === 0) return
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [there])
  const now = others(there, myId, nowMs)
  const key = now.map(({ memberId, doing }) => `${memberId} ${doing}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same people doing the same are the same list
  return useMemo(() => now, [key])
}

/** Nobody waits for an answer, and one that does not come is said again with the next beat. */
async function tell(id: string, doing: Doing): Promise<void> {
  const answer = await call(bePresent, { params: { id }, body: { doing } }).catch(() => null)
  for (const other of answer?.others ?? []) put(id, other)
}

const leave = (id: string): void =>
  void call(bePresent, { params: { id }, body: { doing: 'gone' }, keepalive: true }).catch(() => undefined)

/** Says that one types, now and then, while the text changes under one's hands; and that it has ended, when it was sent or emptied. */
export function useTyping(id: string | undefined, body: string): void {
  const before = useRef(body)
  const saidAt = useRef(0)
  useEffect(() => {
    if (before.current === body) return
    before.current = body
    if (id === undefined) return
    if (body.trim() === '') {
      if (saidAt.current > 0) void tell(id, 'viewing')
      saidAt.current = 0
      return
    }
    const isMine = document.activeElement instanceof HTMLTextAreaElement // not a draft that came from another device
    if (!isMine || Date.now() - saidAt.current < TYPING_BEAT_MS) return
    saidAt.current = Date.now()
    void tell(id, 'typing')
  }, [id, body])
}
