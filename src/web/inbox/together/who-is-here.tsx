// Who else looks at this conversation, in its header; and above the composer, who is answering it right now.
import { useQuery } from '@tanstack/react-query'
import { Face } from '../../ui/face.tsx'
import { membersQuery } from '../queries.ts'
import { answeringWords, lookingWords } from './here-words.ts'
import type { Other } from './presence.ts'
import classes from './together.module.css'

const MOST_FACES = 3

export function Viewers({ others }: { others: readonly Other[] }) {
  const nameOf = useNames()
  if (others.length === 0) return null
  const said = lookingWords(others.map(({ memberId }) => nameOf(memberId)))
  return (
    <span className={classes.viewers} role="img" aria-label={said} title={said}>
      {others.slice(0, MOST_FACES).map(({ memberId, doing }) => (
        <span key={memberId} data-typing={doing === 'typing' || undefined}>
          <Face name={nameOf(memberId)} size={22} />
        </span>
      ))}
    </span>
  )
}

/** Before two people answer the same: said as soon as somebody else types, and gone when they stop. */
export function Collision({ others }: { others: readonly Other[] }) {
  const nameOf = useNames()
  const typing = others.filter(({ doing }) => doing === 'typing').map(({ memberId }) => nameOf(memberId))
  return (
    <div role="status">
      {typing.length > 0 && (
        <span className={classes.answering}>
          <span className={classes.dots} aria-hidden>
            <span />
            <span />
            <span />
          </span>
          {answeringWords(typing)}
        </span>
      )}
    </div>
  )
}

function useNames(): (memberId: string) => string {
  const { data } = useQuery(membersQuery)
  return (memberId) => data?.find(({ id }) => id === memberId)?.name ?? 'A colleague'
}
