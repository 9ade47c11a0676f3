// How the browser keeps what it fetched: when to try again, when to fetch anew, and what to do when the session ended.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './call.ts'

/** Live events say what to fetch anew, so nothing is fetched again merely because a window got the focus. */
export function makeQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const notice = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'sign_in_first') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => queryKey[0] !== 'me' && notice(error) }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        networkMode: 'always', // a server on this machine answers without the internet
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 3 && isWorthRetrying(error),
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

const isWorthRetrying = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status === 503)
