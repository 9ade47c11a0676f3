// The lane of a business by hand: claims, hands over and settles what waits on it, for tests about what comes between or after.
import type { Outcome, Session } from '../src/carriers/carrier.ts'
import { type Claimed, claim, handOff } from '../src/messages/dispatch/actions.ts'
import { settle } from '../src/messages/outcomes/actions.ts'
import type { App } from '../src/platform/app.ts'
import { newId } from '../src/platform/ids.ts'
import type { Business } from './factories.ts'

type Left = { readonly phone: string; readonly body: string }

/** Times are told apart by the millisecond. */
export const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
export const accepted = (): Outcome => ({ kind: 'accepted', carrierMessageId: newId() })

/** A carrier that takes everything and notes what it took. */
const carrierTo = (left: Left[]): Session => ({
  free: () => 100,
  ready: async () => {},
  write({ to: phone, body }) {
    left.push({ phone, body })
    return { written: Promise.resolve(), outcome: Promise.resolve(accepted()) }
  },
  close: async () => {},
})

export function laneOf(app: App, { orgId, laneId, connectionId }: Business) {
  async function claimAll(): Promise<Claimed> {
    await tick()
    const lane = { org_id: orgId, id: laneId, connection_id: connectionId }
    const claimed = await claim(app, lane, { most: 50, workerId: newId() })
    if (!claimed) throw new Error('somebody else serves this lane')
    return claimed
  }
  /** Hands claimed texts over; returns what left. */
  async function leave(claimed: Claimed): Promise<Left[]> {
    const left: Left[] = []
    await handOff(app, orgId, carrierTo(left), claimed)
    return left
  }
  const endAs = ({ claims }: Claimed, outcome: () => Outcome): Promise<true[]> => {
    const ended = claims.map(({ attemptId, head }) => ({ attemptId, messageId: head.id, phone: head.phone }))
    return settle(
      app,
      orgId,
      ended.map((each) => ({ ...each, outcome: outcome() })),
    )
  }
  return { claimAll, leave, endAs }
}

/** Lets everything leave that is due, to a carrier that takes it; tells what left, in order. */
export async function dispatchAll(app: App, shop: Business): Promise<Left[]> {
  const lane = laneOf(app, shop)
  const left: Left[] = []
  // Twice in a row nothing: what was refused may have been the head of its conversation.
  for (let idle = 0; idle < 2; ) {
    const claimed = await lane.claimAll()
    idle = claimed.claims.length === 0 && claimed.restMs === 0 ? idle + 1 : 0
    left.push(...(await lane.leave(claimed)))
    await lane.endAs(claimed, accepted)
  }
  await tick()
  return left
}
