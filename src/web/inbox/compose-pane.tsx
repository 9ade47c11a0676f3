// A new text: to whom, from which of our numbers, and whether it may go, before a word of it is typed.
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { StandingView } from '../../conversations/contract.ts'
import { sentenceOf } from '../call.ts'
import { useMe } from '../session.ts'
import { IconButton } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { Composer } from './composer.tsx'
import { readDraft, writeDraft } from './draft.ts'
import { useGo, usePlace } from './place.ts'
import { lookUpQuery, numbersQuery } from './queries.ts'
import { StandingBadge } from './standing.tsx'
import { ToField } from './to-field.tsx'

const DRAFT = 'compose'

export function ComposePane() {
  const go = useGo()
  const { memberId } = useMe()
  const { to } = usePlace()
  const { numbers, numberId, setNumberId } = useFrom()
  const wanted = to !== undefined && numberId !== undefined
  const { data, error } = useQuery({ ...lookUpQuery(to ?? '', numberId ?? ''), enabled: wanted })
  const conversationId = data?.conversationId ?? null
  const person = memberId ?? '-'

  useEffect(() => {
    if (conversationId === null) return
    const { body, sendAs } = readDraft({ person, about: DRAFT })
    const there = { person, about: conversationId }
    if (body !== '' && readDraft(there).body === '') {
      writeDraft(there, { body, sendAs })
      writeDraft({ person, about: DRAFT }, { body: '' })
    }
    go({ open: conversationId }, { replace: true })
  }, [conversationId, go, person])

  return (
    <section className={classes.pane} aria-label="New text" data-whole-screen>
      <header className={classes.header}>
        <IconButton
          className={classes.back}
          label="Back to the list"
          icon={<IconArrowLeft size={20} stroke={1.7} />}
          onClick={() => go({ open: undefined })}
        />
        <h2>New text</h2>
      </header>
      <div className={classes.fields}>
        <ToField
          to={to}
          error={wanted && error ? sentenceOf(error) : null}
          onChoose={(phone) => go({ open: 'compose', to: phone }, { replace: true })}
        />
        <label className={classes.field}>
          <span>From</span>
          <select value={numberId ?? ''} onChange={(event) => setNumberId(event.target.value)}>
            {numbers.map(({ id, name, phone }) => (
              <option key={id} value={id}>
                {name ? `${name} · ${formatPhone(phone)}` : formatPhone(phone)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={classes.middle}>
        <Verdict standing={data?.standing} phone={data?.phone} hasNumbers={numbers.length > 0} />
      </div>
      <Composer
        about={DRAFT}
        receiver={data && numberId ? { to: data.phone, numberId } : null}
        standing={data?.standing ?? null}
        onSent={(id) => go({ open: id }, { replace: true })}
      />
    </section>
  )
}

type VerdictProps = { standing: StandingView | undefined; phone: string | undefined; hasNumbers: boolean }

function Verdict({ standing, phone, hasNumbers }: VerdictProps) {
  if (!hasNumbers) return <p>There is no number to text from yet. Add one in Settings, under Numbers.</p>
  if (!standing || !phone)
    return <p>Choose who this text is for. Then it says here whether you may text them.</p>
  return (
    <>
      <strong>{formatPhone(phone)}</strong>
      <StandingBadge standing={standing} />
    </>
  )
}

/** The number to text from: the last one used, else the first of the department that is looked at. */
function useFrom() {
  const { departmentId } = usePlace()
  const { data } = useQuery(numbersQuery)
  const [chosen, setChosen] = useState<string>()
  const numbers = data ?? []
  const first = numbers.find((number) => number.departmentId === departmentId) ?? numbers[0]
  const numberId = numbers.some(({ id }) => id === chosen) ? chosen : first?.id
  return { numbers, numberId, setNumberId: setChosen }
}
