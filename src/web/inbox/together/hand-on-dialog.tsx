// Hands a conversation on: to a department, to somebody in it, with a note that stands in the thread.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { Conversation } from '../../../conversations/contract.ts'
import { listTransferDepartments, maxTransferWords } from '../../../conversations/transfer/contract.ts'
import { call } from '../../call.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { mayAnswer } from '../assign-menu.tsx'
import { membersQuery } from '../queries.ts'
import classes from './together.module.css'

export type HandOn = { departmentId: string; memberId: string | null; words: string; toName: string }

type HandOnProps = {
  conversation: Conversation
  isOpen: boolean
  onClose: () => void
  onHandOn: (to: HandOn) => void
}

export function HandOnDialog({ conversation, isOpen, onClose, onHandOn }: HandOnProps) {
  return (
    <Sheet title="Hand on" isOpen={isOpen} onClose={onClose}>
      <HandOnForm
        conversation={conversation}
        onHandOn={(to) => {
          onClose()
          onHandOn(to)
        }}
      />
    </Sheet>
  )
}

function HandOnForm({ conversation, onHandOn }: Pick<HandOnProps, 'conversation' | 'onHandOn'>) {
  const id = useId()
  const { memberId: myId, departments: mine } = useMe()
  const { data: departments = [] } = useQuery({
    queryKey: ['transfer-departments'],
    queryFn: async ({ signal }) => (await call(listTransferDepartments, { signal })).departments,
    staleTime: 60_000,
  })
  const { data: members = [] } = useQuery(membersQuery)
  const [departmentId, setDepartment] = useState(conversation.departmentId)
  const [memberId, setMember] = useState('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState('')
  const isSame = departmentId === conversation.departmentId
  const able = members
    .filter(
      (member) =>
        member.active &&
        mayAnswer(member, departmentId) &&
        !(isSame && member.id === conversation.assigneeId),
    )
    .sort((a, b) => a.name.localeCompare(b.name))
  const department = departments.find((each) => each.id === departmentId)
  const losesSight = !mine.some((each) => each.id === departmentId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isSame && memberId === '') {
      setProblem('Choose a colleague, or another department.')
      return
    }
    const who = able.find((each) => each.id === memberId)?.name
    const toName = isSame ? (who ?? '') : [who, department?.name].filter(Boolean).join(' in ')
    onHandOn({ departmentId, memberId: memberId || null, words: words.trim(), toName })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <label htmlFor={`${id}-department`}>Department</label>
      <select
        id={`${id}-department`}
        className={classes.field}
        value={departmentId}
        aria-describedby={losesSight ? `${id}-sight` : undefined}
        onChange={(event) => {
          setDepartment(event.target.value)
          setMember('')
          setProblem('')
        }}
      >
        {departments.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
            {each.id === conversation.departmentId ? ' (has it now)' : ''}
          </option>
        ))}
      </select>
      {losesSight && (
        <p id={`${id}-sight`} className={classes.small}>
          You don’t see that department, so this conversation leaves your lists.
        </p>
      )}
      <label htmlFor={`${id}-member`}>Colleague</label>
      <select
        id={`${id}-member`}
        className={classes.field}
        value={memberId}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setMember(event.target.value)
          setProblem('')
        }}
      >
        <option value="">{isSame ? 'Choose a colleague' : 'Whoever is free'}</option>
        {able.map((each) => (
          <option key={each.id} value={each.id}>
            {each.id === myId ? `${each.name} (you)` : each.name}
          </option>
        ))}
      </select>
      <p id={`${id}-problem`} className={classes.problem} role="alert">
        {problem}
      </p>
      <label htmlFor={`${id}-words`}>Note for them (optional)</label>
      <textarea
        id={`${id}-words`}
        className={classes.field}
        maxLength={maxTransferWords}
        value={words}
        placeholder="What they should know. The customer never sees it."
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" look="primary">
          Hand on
        </Button>
      </div>
    </form>
  )
}
