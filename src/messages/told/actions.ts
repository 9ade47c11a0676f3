// What must be known of the people whose texts may change what they agreed to, under their doors' locks: what they agreed to and were asked,
// what a keyword gives, and what the confirmation of a STOP may ask or has asked. Ordinary texts ask for none of it.
import { type CampaignFacts, readCampaigns } from '../../campaigns/actions.ts'
import { type Advertised, readAdvertised } from '../../consent/advertised/actions.ts'
import type { GrantOf } from '../../consent/heard.ts'
import type { Label } from '../../consent/reading/reading.ts'
import type { ScopeAsked } from '../../consent/scope-question.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { readAgreed } from '../place/store.ts'
import { readScopeAsked } from './store.ts'

/** A text, as far as it tells what must be known. */
export type Spoken = {
  readonly phone: string
  readonly label: Label
  readonly advertisedId: string | null
  /** Does the organization ask what a STOP is meant for? */
  readonly asksScope: boolean
  /** KEEP, from somebody who has stopped. */
  readonly keeps: boolean
}
export type Told = {
  readonly grants: Map<string, GrantOf[]>
  readonly advertised: ReadonlyMap<string, Advertised>
  /** The campaigns that those have agreed to who say STOP, where they may be asked. */
  readonly campaigns: ReadonlyMap<string, CampaignFacts>
  readonly scopeAsked: ReadonlyMap<string, ScopeAsked>
}

export const NOTHING_TOLD = (): Told => ({
  ...{ grants: new Map(), advertised: new Map(), campaigns: new Map(), scopeAsked: new Map() },
})

/** Reads what these texts need; nothing is asked for the others. */
export async function readTold(tx: Tx, orgId: OrgId, texts: readonly Spoken[]): Promise<Told> {
  const stopping = phonesOf(texts.filter(asksAtStop))
  const keeping = phonesOf(texts.filter(({ keeps }) => keeps))
  const [grants, advertised, scopeAsked] = await Promise.all([
    readAgreed(tx, orgId, phonesOf(texts.filter(needsGrants))),
    readAdvertised(
      tx,
      orgId,
      texts.flatMap(({ advertisedId }) => advertisedId ?? []),
    ),
    readScopeAsked(tx, orgId, keeping),
  ])
  const agreed = stopping.flatMap((phone) => (grants.get(phone) ?? []).map(({ campaignId }) => campaignId))
  return { grants, advertised, scopeAsked, campaigns: await readCampaigns(tx, orgId, agreed) }
}

const asksAtStop = ({ label, asksScope }: Spoken): boolean => asksScope && label === 'opt_out'

const needsGrants = (text: Spoken): boolean =>
  text.label === 'yes' || text.label === 'no' || text.advertisedId !== null || text.keeps || asksAtStop(text)

const phonesOf = (texts: readonly Spoken[]): string[] => [...new Set(texts.map(({ phone }) => phone))]
