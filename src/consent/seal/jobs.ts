// Seals in the background: records at most a second after their commit, then one signed head over all of it; each minute the newest
// head goes to a file and to an address. Any number of workers may do so; whoever has the lock does it.
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import { publicKeyBytes } from '../ledger/actions.ts'
import { sealEverything } from './actions.ts'
import { postHead, readLastHead, signNextHead, writeHeadFiles } from './heads/actions.ts'
import { loadSigningKey } from './key/actions.ts'
import { isAnythingUnsigned } from './store.ts'

export type Sealing = { stop(): Promise<void> }

const LOOK_MS = 400
const SIGN_MS = 1_000
const EXPORT_MS = 60_000

/** Starts sealing for every organization of the install. */
export async function startSealing(app: App): Promise<Sealing> {
  const key = await loadSigningKey({ file: app.config.ledgerKeyFile, secrets: app.secrets })
  await noticeNewKey(app, key)
  let stopping = false
  let rouse = (): void => {}
  const sign = makeSigner(app, key)
  const exportHead = makeExport(app)
  const round = async (): Promise<number> => {
    const sealed = await sealEverything(app, () => stopping)
    await sign({ isLast: stopping })
    await exportHead()
    return sealed
  }
  const loop = async (): Promise<void> => {
    while (!stopping) {
      const sealed = await round().catch((error: unknown) => {
        app.log.debug({ err: error }, 'sealing waits for the database')
        return 0
      })
      if (sealed === 0 && !stopping) await sleep(LOOK_MS, (wakeUp) => (rouse = wakeUp))
    }
    await sign({ isLast: true }).catch(() => {}) // whoever starts next signs it
  }
  const looping = loop()
  return {
    async stop() {
      stopping = true
      rouse()
      await looping
    },
  }
}

/** A head a second, when something was sealed since, also by a worker that died before it could sign. */
function makeSigner(app: App, key: KeyObject): (when: { isLast: boolean }) => Promise<void> {
  let next = 0
  return async ({ isLast }) => {
    if (performance.now() < next && !isLast) return
    next = performance.now() + SIGN_MS
    if (await isAnythingUnsigned(app.db)) await signNextHead(app, key)
  }
}

/** A verifier must be told of a new key, so the operator must know of it. */
async function noticeNewKey(app: App, key: KeyObject): Promise<void> {
  const last = await readLastHead(app.db)
  if (last === null || publicKeyBytes(createPublicKey(key)).equals(last.publicKey)) return
  app.log.warn(
    { before: Buffer.from(last.publicKey).toString('hex') },
    'the ledger is signed with another key from now on; `parley key` prints it, verify with both',
  )
}

/** Hands the newest head out once a minute, when it is another one. What failed is tried again with the next minute's. */
function makeExport(app: App): () => Promise<void> {
  const { ledgerHeads, ledgerWebhook } = app.config
  const written = { file: 0, webhook: 0 }
  let next = 0
  return async () => {
    if (performance.now() < next) return
    next = performance.now() + EXPORT_MS
    try {
      const head = await readLastHead(app.db)
      if (head === null) {
        next = performance.now() + LOOK_MS // the first one goes out at once
        return
      }
      if (head.number !== written.file) await writeHeadFiles(ledgerHeads, head)
      written.file = head.number
      if (ledgerWebhook === null || head.number === written.webhook) return
      const refused = await postHead(ledgerWebhook, head)
      if (refused === null) written.webhook = head.number
      else app.log.warn({ head: head.number }, `the ledger's head was not taken: ${refused}`)
    } catch (error) {
      app.log.warn({ err: error }, 'the ledger’s head could not be handed out; the next minute tries again')
    }
  }
}

function sleep(ms: number, hand: (wakeUp: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    hand(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
