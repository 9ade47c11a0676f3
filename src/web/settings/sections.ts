// The sections of the settings: a line each, and what a person must be allowed to see it.
import {
  IconBuilding,
  IconClock,
  IconFileImport,
  IconKey,
  IconPhone,
  IconTag,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../organizations/permission.ts'
import { CampaignsSection } from '../campaigns/index.tsx'
import { ImportSection } from '../contact-import/index.tsx'
import { HoursSection } from '../hours/index.tsx'
import { type Me, may } from '../session.ts'
import { TagsSection } from '../tags/index.tsx'
import { KeysSection } from './keys.tsx'
import { NumbersSection } from './numbers.tsx'
import { OrganizationSection } from './organization.tsx'
import { PeopleSection } from './people.tsx'

export type Section = {
  name: string
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Left out: everyone who is signed in. */
  permission?: Permission
  content: ComponentType
}

const sections: readonly Section[] = [
  { name: 'numbers', label: 'Numbers', icon: IconPhone, permission: 'numbers.view', content: NumbersSection },
  {
    name: 'campaigns',
    label: 'Campaigns',
    icon: IconTargetArrow,
    permission: 'campaigns.view',
    content: CampaignsSection,
  },
  {
    name: 'hours',
    label: 'Business hours',
    icon: IconClock,
    permission: 'conversations.view',
    content: HoursSection,
  },
  {
    name: 'import',
    label: 'Import contacts',
    icon: IconFileImport,
    permission: 'contacts.import',
    content: ImportSection,
  },
  { name: 'tags', label: 'Tags', icon: IconTag, permission: 'conversations.view', content: TagsSection },
  { name: 'keys', label: 'API keys', icon: IconKey, permission: 'keys.manage', content: KeysSection },
  { name: 'people', label: 'People', icon: IconUsers, permission: 'members.view', content: PeopleSection },
  { name: 'organization', label: 'Organization', icon: IconBuilding, content: OrganizationSection },
]

export const sectionsFor = (me: Me): Section[] =>
  sections.filter(({ permission }) => permission === undefined || may(me, permission))
