// While nobody is chosen: whose first texts were begun and not sent yet, to go on with.
import { IconPencil } from '@tabler/icons-react'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { readDraft, useBegun } from './draft.ts'

const MOST = 5

export function Unsent({ person, onChoose }: { person: string; onChoose: (phone: string) => void }) {
  const begun = useBegun(person, 'compose +')
  if (begun.length === 0)
    return <p>Choose who this text is for. Then it says here whether you may text them.</p>
  return (
    <section className={classes.unsent} aria-labelledby="unsent-title">
      <h3 id="unsent-title">Begun and not sent yet</h3>
      <ul>
        {begun.slice(0, MOST).map((about) => {
          const phone = about.slice('compose '.length)
          return (
            <li key={about}>
              <button type="button" onClick={() => onChoose(phone)}>
                <IconPencil size={16} stroke={1.7} aria-hidden />
                <span>{formatPhone(phone)}</span>
                <bdi>{readDraft({ person, about }).body || 'A file'}</bdi>
              </button>
            </li>
          )
        })}
      </ul>
      {begun.length > MOST && <p>and {begun.length - MOST} more: type a number to find its draft.</p>}
    </section>
  )
}
