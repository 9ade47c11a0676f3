// The part of an interleaving that is about a campaign: consent given, asked for, confirmed and withdrawn while texts rest on it.
import { addCampaign } from '../../src/campaigns/actions.ts'
import { ask, give, withdraw } from '../../src/messages/consent-request/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { Problem } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Business } from '../factories.ts'
import type { Actor, Fault } from './actor.ts'
import { addWorker, hear, isCut, removeWorker, type Scene, say, turn, write } from './cast.ts'
import { aside } from './interpose.ts'
import { callerOf } from './stage.ts'

const LEVEL = 'informational' as const

/** One campaign, and no quiet hours: an interleaving must play the same at any time of the day. */
export async function addOneCampaign(app: App, shop: Business): Promise<string> {
  await app.db.inOrganization(shop.orgId, (tx) =>
    tx.query('UPDATE organization SET quiet_informational = false'),
  )
  const made = await addCampaign(app, shop.orgId, {
    ...{ name: 'Repairs', useCase: 'CUSTOMER_CARE', description: '', levels: [LEVEL], doubleOptIn: false },
  })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.campaign.id
}

const contactOf = ({ app, shop, phone }: Scene): Promise<string> =>
  aside(() =>
    app.db.inOrganization(shop.orgId, async (tx) => {
      const [row] = await tx.query<{ id: string }>('SELECT id FROM contact WHERE phone = $1', [phone])
      if (!row) throw new Error('the person is no contact yet')
      return row.id
    }),
  )

/** An act of staff. What the product refuses is no fault of the play; a lost connection is tried again by nobody. */
async function act(scene: Scene, make: (id: string) => Promise<unknown>): Promise<void> {
  const id = await contactOf(scene)
  await make(id).catch((error: unknown) => {
    if (!isCut(error) && !(error instanceof Problem)) throw error
  })
}

const evidence = {
  wording: 'I agree to repair updates by text.',
  signature: 'Dana Reyes, today',
  keptAt: 'Folder 7',
}

const giveIt = (scene: Scene): Promise<void> => {
  const wanted = {
    requestKey: newId(),
    campaignId: scene.campaignId,
    levels: [LEVEL],
    method: 'paper_form' as const,
    evidence,
  }
  return act(scene, (id) => give(scene.app, callerOf(scene.shop), { id, wanted }))
}
const askIt = (scene: Scene): Promise<void> =>
  act(scene, (id) =>
    ask(scene.app, callerOf(scene.shop), { id, wanted: { campaignId: scene.campaignId, levels: [LEVEL] } }),
  )
const withdrawIt = (scene: Scene): Promise<void> =>
  act(scene, (id) =>
    withdraw(scene.app, callerOf(scene.shop), {
      id,
      wanted: { campaignId: scene.campaignId, levels: [LEVEL] },
    }),
  )

/** How the campaign stands when the play begins. */
export async function agreeBefore(scene: Scene): Promise<void> {
  const how = scene.random.pick(['given', 'given', 'asked', 'nothing'])
  if (how === 'given') {
    await giveIt(scene)
    if (scene.random.chance(0.5)) await write(scene, 'early repair text', true, scene.campaignId)
  }
  if (how !== 'asked') return
  await askIt(scene)
  if (scene.random.chance(0.6)) await letLeave(scene)
}

/** What waits is handed over, so that a Yes has a request to answer; often it comes first, and answers nothing. */
async function letLeave(scene: Scene): Promise<void> {
  const workerId = newId()
  await addWorker(scene.monitor, workerId)
  const plan = { workerId, name: 'early', most: 10, room: 10, stall: async () => false }
  for (let turns = 0; turns < 4; turns++) await turn(scene, plan)
  await removeWorker(scene.monitor, workerId)
}

/** Who acts on the campaign meanwhile. */
export function campaignActors(scene: Scene, fault: (chance: number) => Fault | null): Actor[] {
  const { random } = scene
  const actors: Actor[] = []
  const add = (chance: number, name: string, work: () => Promise<void>): void => {
    if (random.chance(chance)) actors.push({ name, fault: fault(0.08), work })
  }
  const yes = random.chance(0.5) ? say(scene, random.pick(['Yes', 'Y', 'ok', 'No']), null) : null
  if (yes) actors.push({ name: `${yes.body}-c`, fault: fault(0.08), work: () => hear(scene, yes) })
  add(0.7, 'repair-1', () => write(scene, 'repair text 1', true, scene.campaignId))
  add(0.4, 'repair-2', () => write(scene, 'repair text 2', false, scene.campaignId))
  add(0.35, 'withdraw', () => withdrawIt(scene))
  add(0.25, 'give', () => giveIt(scene))
  add(0.25, 'ask', () => askIt(scene))
  return actors
}
