// The hours of one department, day by day, its holidays, and the answer with how it will read.
import { Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { answerText, OPENS, whyNotAnswer } from '../../hours-answer/answer-words.ts'
import { closedPeriod, type Span } from '../../hours-answer/business-hours.ts'
import { type DepartmentHours, setHours } from '../../hours-answer/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { clockIn, spoken } from '../set-up/time-zones.ts'
import settings from '../settings/settings.module.css'
import { toast } from '../toast.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './hours.module.css'
import { asMinutes, asTime } from './times.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const NEW_ANSWER = `Thanks for your text. We are closed and back ${OPENS}.`

type HoursFormProps = { given: DepartmentHours; mayChange: boolean; business: string }
type Draft = Pick<DepartmentHours, 'isOn' | 'week' | 'holidays' | 'answer'>

export function HoursForm({ given, mayChange, business }: HoursFormProps) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>({ ...given, answer: given.answer || NEW_ANSWER })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<Draft>): void => setDraft({ ...draft, ...more })
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const { departmentId: id, version } = given
      const { isOn, week, holidays, answer } = draft
      await call(setHours, { params: { id }, body: { isOn, week, holidays, answer, version } })
      await client.invalidateQueries({ queryKey: ['hours'] })
      void toast({ text: `The hours of ${given.name} are kept.` })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <form className={`${settings.card} ${classes.form}`} onSubmit={(event) => void save(event)} noValidate>
      <fieldset className={classes.all} disabled={!mayChange}>
        <legend className={classes.legend}>
          Hours of {given.name}, {spoken(given.timeZone)}
        </legend>
        <Switch
          label="Answer once outside of these hours"
          checked={draft.isOn}
          onChange={(event) => change({ isOn: event.currentTarget.checked })}
        />
        <Days week={draft.week} onChange={(week) => change({ week })} />
        <Holidays holidays={draft.holidays} onChange={(holidays) => change({ holidays })} />
        <Textarea
          label="Answer"
          description={`${OPENS} becomes the next opening, such as "Monday at 9:00 AM".`}
          rows={3}
          autosize
          value={draft.answer}
          error={draft.isOn ? whyNotAnswer(draft.answer) : null}
          onChange={(event) => change({ answer: event.currentTarget.value })}
        />
        <Preview draft={draft} timeZone={given.timeZone} business={business} />
        <FormProblem>{problem}</FormProblem>
        {mayChange && (
          <div>
            <Button type="submit" look="primary">
              {busy ? 'Keeping…' : 'Save'}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  )
}

type DaysProps = { week: DepartmentHours['week']; onChange: (week: DepartmentHours['week']) => void }

function Days({ week, onChange }: DaysProps) {
  const put = (day: number, spans: Span[]): void =>
    onChange(week.map((each, at) => (at === day ? spans : each)))
  return (
    <ol className={classes.days} aria-label="Days">
      {DAYS.map((name, day) => {
        const spans = week[day] ?? []
        return (
          <li key={name}>
            <span className={classes.day}>{name}</span>
            <div className={classes.spans}>
              {spans.length === 0 && <span className={settings.faint}>Closed</span>}
              {spans.map((span, at) => (
                <Opening
                  // biome-ignore lint/suspicious/noArrayIndexKey: an opening is its place
                  key={at}
                  name={`${name}${at === 0 ? '' : `, opening ${at + 1}`}`}
                  span={span}
                  onChange={(next) =>
                    put(
                      day,
                      spans.map((each, place) => (place === at ? next : each)),
                    )
                  }
                  onRemove={() =>
                    put(
                      day,
                      spans.filter((_, place) => place !== at),
                    )
                  }
                />
              ))}
            </div>
            {spans.length < 4 && (
              <IconButton
                label={`Add an opening on ${name}`}
                icon={<IconPlus size={16} stroke={1.8} aria-hidden />}
                onClick={() => put(day, [...spans, nextSpan(spans)])}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Nine to five, or what may come after the last opening. */
function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)?.to
  return last === undefined || last > 1_320
    ? { from: 540, to: 1_020 }
    : { from: last + 60, to: Math.min(1_440, last + 120) }
}

type OpeningProps = { name: string; span: Span; onChange: (span: Span) => void; onRemove: () => void }

function Opening({ name, span, onChange, onRemove }: OpeningProps) {
  return (
    <span className={classes.opening}>
      <TextInput
        type="time"
        aria-label={`${name} from`}
        value={asTime(span.from)}
        onChange={(event) =>
          onChange({ ...span, from: asMinutes(event.currentTarget.value, false) ?? span.from })
        }
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        aria-label={`${name} to`}
        value={asTime(span.to)}
        onChange={(event) => onChange({ ...span, to: asMinutes(event.currentTarget.value, true) ?? span.to })}
      />
      <IconButton
        label={`Remove ${name}`}
        icon={<IconX size={15} stroke={1.8} aria-hidden />}
        onClick={onRemove}
      />
    </span>
  )
}

type HolidaysProps = {
  holidays: DepartmentHours['holidays']
  onChange: (holidays: DepartmentHours['holidays']) => void
}

function Holidays({ holidays, onChange }: HolidaysProps) {
  const [on, setOn] = useState('')
  const [name, setName] = useState('')
  const add = (): void => {
    if (on === '' || holidays.some((each) => each.on === on)) return
    onChange([...holidays, { on, name: name.trim() }].toSorted((one, other) => (one.on < other.on ? -1 : 1)))
    setOn('')
    setName('')
  }
  return (
    <div className={classes.holidays}>
      <h3>Closed on</h3>
      <ul aria-label="Closed on">
        {holidays.map((each) => (
          <li key={each.on}>
            <span>
              {new Date(`${each.on}T12:00:00`).toLocaleDateString(undefined, { dateStyle: 'medium' })}
              {each.name && ` · ${each.name}`}
            </span>
            <IconButton
              label={`Remove ${each.name || each.on}`}
              icon={<IconX size={15} stroke={1.8} aria-hidden />}
              onClick={() => onChange(holidays.filter(({ on: day }) => day !== each.on))}
            />
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <TextInput
          type="date"
          label="Day"
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <TextInput
          label="What for"
          placeholder="Christmas Day"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button onClick={add}>Add the day</Button>
      </div>
    </div>
  )
}

/** How the answer would read now, or at the next closing where somebody is there. */
function Preview({ draft, timeZone, business }: { draft: Draft; timeZone: string; business: string }) {
  const now = useNow()
  const closed = closedPeriod({ week: draft.week, holidays: draft.holidays, timeZone }, now)
  const at = closed ? now : nextClosing(draft, timeZone, now)
  const then = closedPeriod({ week: draft.week, holidays: draft.holidays, timeZone }, at)
  const text = answerText(
    { business, answer: draft.answer },
    { opensAt: then?.until ?? null, now: at, timeZone },
  )
  return (
    <div className={classes.preview}>
      <p className={settings.small}>
        It is {clockIn(timeZone, now)} there, and {closed ? 'closed' : 'open'}.{' '}
        {closed ? 'Now' : 'After closing'} the answer reads:
      </p>
      <q className={classes.bubble}>{text}</q>
    </div>
  )
}

function nextClosing({ week, holidays }: Draft, timeZone: string, now: Date): Date {
  for (let quarter = 1; quarter <= 7 * 96; quarter++) {
    const at = new Date(now.getTime() + quarter * 900_000)
    if (closedPeriod({ week, holidays, timeZone }, at)) return at
  }
  return now
}
