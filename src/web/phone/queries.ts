// What the phone page asks the demo's network for, and how it stays up to date.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { phoneEvents, readNetwork, readTexts } from '../../phones/contract.ts'
import { call } from '../call.ts'

const everything = ['phones'] as const

export const networkQuery = queryOptions({
  queryKey: [...everything, 'network'],
  queryFn: ({ signal }) => call(readNetwork, { signal }),
})

export const textsQuery = (phone: string) =>
  queryOptions({
    queryKey: [...everything, 'texts', phone],
    queryFn: async ({ signal }) => (await call(readTexts, { params: { phone }, signal })).texts,
  })

/** Follows the network's events. False while the line is down; the browser tries again by itself. */
export function useLivePhones(): boolean {
  const client = useQueryClient()
  const [isLive, setLive] = useState(true)
  useEffect(() => {
    const source = new EventSource(phoneEvents.path)
    const refresh = (): void => void client.invalidateQueries({ queryKey: everything })
    const reopen = (): void => setLive(true)
    const lost = (): void => setLive(false)
    source.addEventListener('open', reopen)
    source.addEventListener('error', lost)
    source.addEventListener('change', refresh)
    source.addEventListener('beat', refresh) // what got lost on the way is seen at the next beat
    return () => source.close()
  }, [client])
  return isLive
}
