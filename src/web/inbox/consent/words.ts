// How the Consent Management Tool says what holds: a word for each standing, since when and until when, and what is left of it.
import type { ContactConsent, LevelConsent } from '../../../consent/contract.ts'
import { type CampaignLevel, methods } from '../../../consent/methods.ts'
import { relativeTime } from '../../ui/time.ts'

export const standingWords: Record<LevelConsent['standing'], string> = {
  given: 'Given',
  pending: 'Pending',
  lapsed: 'Lapsed',
  withdrawn: 'Withdrawn',
  none: 'Not given',
}

/** Since when, in which way and by whom: "since Mar 3 · Paper form · entered by Ana Ortiz". */
export function details({ standing, since, until, method, by }: LevelConsent, now: Date): string {
  if (since === null) return ''
  const day = lower(relativeTime(new Date(since), now))
  switch (standing) {
    case 'given':
      return joined([`since ${day}`, method && methods[method].label, by && `entered by ${by}`])
    case 'pending':
      return joined([`asked ${day}`, until && `waits for their Yes until ${dayOf(until)}`])
    case 'lapsed':
      return joined([`asked ${day}`, until && `no answer until ${dayOf(until)}`])
    case 'withdrawn':
      return joined([`since ${day}`, by && `entered by ${by}`])
    case 'none':
      return ''
  }
}

const joined = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ')
const lower = (relative: string): string => {
  if (relative === 'now') return 'just now'
  if (relative === 'Yesterday') return 'yesterday'
  return relative.endsWith(' min') ? `${relative} ago` : relative
}
const dayOf = (time: string): string =>
  new Date(time).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })

/** What is left, to the minute: "23 h 59 min left"; empty once it is over. */
export function countdown(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000)
  if (minutes <= 0) return ''
  if (minutes < 60) return `${minutes} min left`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min left`
}

/** One campaign with what was agreed for one of its levels. */
export type Row = { readonly campaign: ContactConsent['campaigns'][number]; readonly level: LevelConsent }

/** The campaigns made for a level. */
export const rowsOf = ({ campaigns }: ContactConsent, name: CampaignLevel): Row[] =>
  campaigns.flatMap((campaign) =>
    campaign.levels.flatMap((level) => (level.level === name ? [{ campaign, level }] : [])),
  )

/** Sentences that hold for several campaigns are said once, below all of them; while the door is closed it says so itself. */
export function sharedSentences({ campaigns, door }: ContactConsent): Set<string> {
  const all = campaigns.flatMap(({ levels }) => levels.flatMap(({ whyNot }) => whyNot ?? []))
  if (door.state !== 'open') return new Set(all)
  return new Set(all.filter((sentence, index) => all.indexOf(sentence) !== index))
}
