// What the form for giving consent holds: which ways there are, what each must prove, and the request that is made of it.

import type { giveConsent } from '../../../consent/contract.ts'
import {
  type CampaignLevel,
  campaignLevels,
  type EvidenceField,
  givesLevel,
  type Method,
  methodNames,
  methods,
  methodsOfStaff,
} from '../../../consent/methods.ts'
import type { BodyIn } from '../../../platform/endpoint.ts'

/** Each piece of evidence has a value of its own, by the name of its field. */
export type GiveValues = Record<string, string | readonly string[]> & {
  campaignId: string
  levels: readonly string[]
  method: string
}

/** What a method must prove; nothing while none is chosen. */
export const fieldsOf = (method: string): readonly EvidenceField[] => {
  const known = methodNames.find((name) => name === method)
  return known ? methods[known].evidence : []
}

export const noEvidence = Object.fromEntries(methodNames.flatMap(fieldsOf).map(({ name }) => [name, '']))

const asLevels = (chosen: readonly string[]): CampaignLevel[] =>
  campaignLevels.filter((level) => chosen.includes(level))

/** The ways in which staff may enter all of these levels. */
export const waysFor = (levels: readonly string[]): Method[] =>
  methodNames.filter((name) =>
    (levels.length === 0 ? (['informational'] as const) : asLevels(levels)).every((level) =>
      methodsOfStaff(level).includes(name),
    ),
  )

/** Does this way need a Yes by text before it gives one of these levels? */
export const needsYes = ({ method, levels }: GiveValues): boolean =>
  asLevels(levels).some((level) =>
    methodNames.some((name) => name === method && givesLevel(name, level) === 'confirmed'),
  )

/** A sentence for each required piece of evidence that is empty. */
export const missingProof = (values: GiveValues): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(values.method)
      .filter(({ name, required }) => required && String(values[name] ?? '').trim() === '')
      .map(({ name, label }) => [name, `${label} is missing.`]),
  )

/** The request, without its key. */
export function asGiven(values: GiveValues): Omit<BodyIn<typeof giveConsent>, 'requestKey'> {
  const { campaignId, method, identity, saidAt } = values
  const evidence = fieldsOf(method).flatMap(({ name }) =>
    values[name] ? [[name, String(values[name])]] : [],
  )
  return {
    ...{ campaignId, levels: asLevels(values.levels), method: method as Method },
    ...{ evidence: Object.fromEntries(evidence), identity: String(identity ?? '') },
    ...(saidAt && { saidAt: new Date(String(saidAt)).toISOString() }),
  }
}
