// The app around every screen: providers, the router made of screens.ts, and the guard that asks for a session.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type ParsedLocation,
  RouterProvider,
  redirect,
} from '@tanstack/react-router'
import { Suspense } from 'react'
import { installState } from '../organizations/contract.ts'
import { Broken, Missing } from './broken.tsx'
import { ApiError, call } from './call.ts'
import { Frame } from './frame.tsx'
import { later } from './later.ts'
import { makeQueryClient } from './queries.ts'
import { screens } from './screens.ts'
import { meQuery } from './session.ts'
import { cssVariablesResolver, theme } from './theme.ts'

const queryClient = makeQueryClient({ onSignedOut: askToSignIn })

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: Missing, errorComponent: Broken })
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: ({ location }) => requireSession(location),
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  errorComponent: Broken,
})
const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/mine', replace: true })
  },
})

const routesOf = (signedIn: boolean) =>
  screens
    .filter((screen) => screen.signedIn === signedIn)
    .map(({ path, page }) =>
      createRoute({
        getParentRoute: () => (signedIn ? signedInRoute : rootRoute),
        path,
        component: page,
        errorComponent: Broken,
      }),
    )

const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    signedInRoute.addChildren(routesOf(true)),
    ...routesOf(false),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  scrollRestoration: false,
  // Plain strings in the address bar: the default would turn a phone number into a JSON number.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, `${value}`]))}` : ''
  },
})

async function requireSession(location: ParsedLocation): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'not_set_up') throw redirect({ to: '/set-up' })
    if (error.status !== 401) throw error
    const { isSetUp } = await call(installState)
    if (!isSetUp) throw redirect({ to: '/set-up' })
    throw redirect({ to: '/sign-in', search: nextAfter(location.href) })
  }
}

/** A session that ended while a screen was open: back to the sign-in, and from there to the same place. */
function askToSignIn(): void {
  const { href, pathname } = router.state.location
  if (screens.some((screen) => !screen.signedIn && screen.path === pathname)) return
  queryClient.removeQueries({ queryKey: meQuery.queryKey })
  void router.navigate({ to: '/sign-in', search: nextAfter(href) })
}

const nextAfter = (href: string): { next?: string } => (href === '/inbox/mine' ? {} : { next: href })

// Nothing can be announced before the first screen stands, so the announcer comes after it.
const Notifications = later(async () => (await import('./notify.tsx')).Notifications)

// Where no composer is: over the list, or on a phone over the header.
const toastPosition = window.matchMedia('(max-width: 759px)').matches ? 'top-center' : 'bottom-left'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'parley-color-scheme' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense>
          <Notifications position={toastPosition} autoClose={6000} limit={3} containerWidth={360} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  )
}
