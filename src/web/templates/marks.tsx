// What a template is, besides its words: whose it is, what it is fixed to, and that it asks for a review.
import { IconBuilding, IconStar, IconUser, IconUsers } from '@tabler/icons-react'
import type { Template } from '../../templates/contract.ts'
import { useMe } from '../session.ts'
import { LevelMark } from '../ui/level.tsx'
import classes from './marks.module.css'

export function Marks({ template: { owner, departmentId, fixed, kind } }: { template: Template }) {
  const { departments, organization } = useMe()
  const Icon = owner === 'personal' ? IconUser : owner === 'department' ? IconUsers : IconBuilding
  const department = departments.find(({ id }) => id === departmentId)?.name ?? 'Another department'
  const whose =
    owner === 'personal' ? 'Personal' : `Shared · ${owner === 'department' ? department : organization.name}`
  return (
    <span className={classes.marks}>
      <span className={classes.mark}>
        <Icon size={14} stroke={1.8} aria-hidden /> {whose}
      </span>
      {kind === 'review' && (
        <span className={classes.mark}>
          <IconStar size={14} stroke={1.8} aria-hidden /> Review request
        </span>
      )}
      {fixed && (
        <span className={classes.mark}>
          <LevelMark level={fixed.level} /> for {fixed.campaign}
          {fixed.isArchived && ', which has ended'}
        </span>
      )}
    </span>
  )
}
