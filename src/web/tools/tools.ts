// The tools: a line each, and what a person must be allowed to see it.
import { IconTemplate } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../organizations/permission.ts'
import { type Me, may } from '../session.ts'
import { TemplatesPage } from '../templates/index.tsx'

export type Tool = {
  name: string
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  permission: Permission
  content: ComponentType
}

const tools: readonly Tool[] = [
  {
    name: 'templates',
    label: 'Templates',
    icon: IconTemplate,
    permission: 'templates.view',
    content: TemplatesPage,
  },
]

export const toolsFor = (me: Me): Tool[] => tools.filter(({ permission }) => may(me, permission))
