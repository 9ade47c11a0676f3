// The people of notes: what they are called today, and who may be mentioned in a conversation.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isMentionable } from '../../../notes/mentionable.ts'
import { labelled, type Mentioned } from '../../../notes/typed.ts'
import { membersQuery } from '../queries.ts'

/** What somebody is called now; whoever left is shown so. */
export function useNameOf(): (memberId: string) => string {
  const { data: members } = useQuery(membersQuery)
  return useMemo(() => {
    const names = new Map(
      members?.map(({ id, name, active }) => [id, active ? name : `${name} (deactivated)`]),
    )
    return (memberId) => names.get(memberId) ?? (members ? 'a former colleague' : '…')
  }, [members])
}

/** Who may be mentioned in a department, by names that tell them apart. `also`: who stands in a note already, whoever they are now. */
export function useMentionable(departmentId: string, also: readonly string[] = []): readonly Mentioned[] {
  const { data: members } = useQuery(membersQuery)
  const kept = also.join(' ')
  return useMemo(() => {
    const those = (members ?? []).filter(
      (member) => isMentionable(member, departmentId) || kept.split(' ').includes(member.id),
    )
    return labelled(those).toSorted((a, b) => a.label.localeCompare(b.label))
  }, [members, departmentId, kept])
}
