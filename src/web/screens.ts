// The screens: a line each. The router, the rail and the code splitting all read this list.
import { IconAlertCircle, IconHandStop, IconMessages, IconSettings, IconTool } from '@tabler/icons-react'
import { type AsyncRouteComponent, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Permission } from '../organizations/permission.ts'
import { useNeedsYouCount } from './needs-you/queries.ts'

export type RailEntry = {
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  to: string
  /** Shown to those who have at least one of these; to everyone when left out. */
  permissions?: readonly Permission[]
  /** A hook that says how much waits there, up to 100. */
  useCount?: () => number
  /** On a phone it stands behind More. */
  isBeyond?: boolean
}

export type Screen = {
  /** `{-$name}` is a part that may be left out; the page reads it with useParams({ strict: false }). */
  path: string
  page: AsyncRouteComponent<object>
  /** Behind the sign-in and beside the rail, or a page of its own. */
  signedIn: boolean
  rail?: RailEntry
}

export const screens: readonly Screen[] = [
  {
    path: '/inbox/{-$list}/{-$conversation}',
    page: lazyRouteComponent(() => import('./inbox/index.tsx'), 'InboxPage'),
    signedIn: true,
    rail: { label: 'Inbox', icon: IconMessages, to: '/inbox/mine' },
  },
  {
    path: '/needs-you',
    page: lazyRouteComponent(() => import('./needs-you/index.tsx'), 'NeedsYouPage'),
    signedIn: true,
    rail: {
      label: 'Needs you',
      icon: IconAlertCircle,
      to: '/needs-you',
      permissions: ['conversations.view'],
      useCount: useNeedsYouCount,
    },
  },
  {
    path: '/opt-outs/{-$tab}',
    page: lazyRouteComponent(() => import('./opt-outs/index.tsx'), 'OptOutsPage'),
    signedIn: true,
    rail: {
      label: 'Opt-out desk',
      icon: IconHandStop,
      to: '/opt-outs/desk',
      isBeyond: true,
      permissions: ['optouts.view'],
    },
  },
  {
    path: '/tools/{-$tool}',
    page: lazyRouteComponent(() => import('./tools/index.tsx'), 'ToolsPage'),
    signedIn: true,
    rail: { label: 'Tools', icon: IconTool, to: '/tools', permissions: ['templates.view'] },
  },
  {
    path: '/settings/{-$section}',
    page: lazyRouteComponent(() => import('./settings/index.tsx'), 'SettingsPage'),
    signedIn: true,
    rail: {
      label: 'Settings',
      icon: IconSettings,
      to: '/settings',
      isBeyond: true,
      permissions: ['numbers.view', 'keys.manage', 'members.view'],
    },
  },
  {
    path: '/sign-in',
    page: lazyRouteComponent(() => import('./sign-in/index.tsx'), 'SignInPage'),
    signedIn: false,
  },
  {
    path: '/set-up',
    page: lazyRouteComponent(() => import('./set-up/index.tsx'), 'SetUpPage'),
    signedIn: false,
  },
  {
    path: '/join',
    page: lazyRouteComponent(() => import('./join/index.tsx'), 'JoinPage'),
    signedIn: false,
  },
  {
    path: '/reset',
    page: lazyRouteComponent(() => import('./join/index.tsx'), 'JoinPage'),
    signedIn: false,
  },
  {
    path: '/phone',
    page: lazyRouteComponent(() => import('./phone/index.tsx'), 'PhonePage'),
    signedIn: false,
  },
]
