// Which dialog of the Consent Management Tool is open, and for what. The address bar is the state: it can be linked and survives a reload.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { CampaignLevel } from '../../../consent/methods.ts'

const acts = ['give', 'ask', 'withdraw', 'opt-out', 'erase'] as const
export type Act = (typeof acts)[number]

export type Opened = {
  readonly act: Act
  readonly campaignId: string | undefined
  readonly level: CampaignLevel | undefined
}

export type ConsentAddress = {
  readonly opened: Opened | null
  open(opened: { act: Act; campaignId?: string; level?: CampaignLevel }): void
  close(): void
}

/** The tool's part of the address, and how to change it. */
export function useConsentAddress(): ConsentAddress {
  const navigate = useNavigate()
  const { consent, campaign, level } = useLocation({ select: ({ search }) => search }) as {
    consent?: string
    campaign?: string
    level?: string
  }
  const go = useCallback(
    (change: Record<string, string | undefined>, { replace }: { replace: boolean }) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({
          ...{ ...before, consent: undefined, campaign: undefined, level: undefined },
          ...change,
        })) as never,
        replace,
      }),
    [navigate],
  )
  return useMemo(() => {
    const act = acts.find((each) => each === consent)
    const known = level === 'informational' || level === 'promotional' ? level : undefined
    return {
      opened: act ? { act, campaignId: campaign, level: known } : null,
      open: (wanted) =>
        go({ consent: wanted.act, campaign: wanted.campaignId, level: wanted.level }, { replace: false }),
      close: () => go({}, { replace: true }),
    }
  }, [consent, campaign, level, go])
}
