// Serves one lane: claim, hand over, and let the outcomes come in their own time; a slice at a time while there is work and room.
import type { Outcome } from '../../carriers/carrier.ts'
import type { App } from '../../platform/app.ts'
import { gather } from '../../platform/gather.ts'
import { metrics } from '../../platform/metrics.ts'
import { claim, handOff } from '../dispatch/actions.ts'
import type { DueLane } from '../dispatch/store.ts'
import type { Line } from '../lines/jobs.ts'
import { type Ended, settle } from '../outcomes/actions.ts'
import { restMs } from '../retry.ts'

const SLICE = 100
const BLOCKED_MS = 100

export type Service = {
  /** Serves a lane until it is empty, the line is full, or its bucket is. */
  serve(lane: DueLane, line: Line, rest: (ms: number) => void): Promise<void>
  /** Resolves when every outcome so far is written. */
  settled(): Promise<void>
}

/** One worker's service. `moved` is called when an outcome is in, since it may free the next text of a conversation. */
export function openService(app: App, workerId: string, moved: (laneId: string) => void): Service {
  const write = gather<Ended, true>({
    run: (orgId, items) => settle(app, orgId as DueLane['org_id'], items),
    queue: 100_000,
    oldestMs: 3_600_000,
  })
  const pending = new Set<Promise<void>>()

  /** An outcome is kept until it is written: the database may be away for a while. */
  const record = async (lane: DueLane, ended: Ended): Promise<void> => {
    for (let tries = 0; ; tries++) {
      try {
        await write(lane.org_id, ended)
        return moved(lane.id)
      } catch (error) {
        app.log.debug({ err: error }, 'an outcome waits for the database')
        if (tries > 600) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 50 * 2 ** tries)))
      }
    }
  }
  const remember = (work: Promise<void>): void => {
    const kept = work
      .catch((error: unknown) => app.log.error({ err: error }, 'an outcome could not be written'))
      .finally(() => pending.delete(kept))
    pending.add(kept)
  }

  return {
    async serve(lane, line, rest) {
      while (line.session.free() > 0 && line.restsUntil <= performance.now()) {
        const claimed = await claim(app, lane, { most: Math.min(SLICE, line.session.free()), workerId })
        if (!claimed) return
        if (claimed.restMs > 0) return rest(claimed.restMs)
        if (claimed.claims.length === 0) return rest(BLOCKED_MS) // every due text waits for one that is leaving
        const { handed, released } = await handOff(app, lane.org_id, line.session, claimed)
        metrics.handed.inc({ carrier: line.carrier }, handed.length)
        for (const { claim: each, outcome } of handed)
          remember(outcome.then((result) => record(lane, endOf(each, note(line, result)))))
        const back = released.map((each) =>
          record(
            lane,
            endOf(each, { kind: 'not_sent', code: 'not_handed', note: 'It was not handed over.' }),
          ),
        )
        await Promise.all(back)
      }
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

const endOf = (
  { attemptId, head }: { attemptId: string; head: { id: string; phone: string } },
  outcome: Outcome,
): Ended => ({ attemptId, messageId: head.id, phone: head.phone, outcome })

/** A line that could not take a text rests, longer each time; one that could is well again. */
function note(line: Line, outcome: Outcome): Outcome {
  metrics.outcomes.inc({ carrier: line.carrier, kind: outcome.kind })
  if (outcome.kind === 'not_sent') {
    if (line.restsUntil > performance.now()) return outcome // one rest for a whole slice that came back
    line.failures++
    line.restsUntil = performance.now() + restMs(line.failures, Math.random())
  } else if (outcome.kind === 'accepted') line.failures = 0
  return outcome
}
