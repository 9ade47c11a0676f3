// The campaigns as the browser holds them, and what one contact agreed to: for their own screen and for the composer's choice.
import { queryOptions } from '@tanstack/react-query'
import { listCampaigns } from '../../campaigns/contract.ts'
import { listKeywords } from '../../consent/advertised/contract.ts'
import { readConsent } from '../../consent/contract.ts'
import { call } from '../call.ts'

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'] as const,
  queryFn: async ({ signal }) => (await call(listCampaigns, { signal })).campaigns,
})

export const keywordsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaign-keywords', campaignId] as const,
    queryFn: async ({ signal }) =>
      (await call(listKeywords, { params: { id: campaignId }, signal })).keywords,
    refetchOnMount: 'always',
  })

export const consentQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['consent', contactId] as const,
    queryFn: ({ signal }) => call(readConsent, { params: { id: contactId }, signal }),
    staleTime: 5_000,
  })
