// From which of our numbers a new text goes: a choice where there is one, with the department that each belongs to.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Number as OurNumber } from '../../numbers/contract.ts'
import { useMe } from '../session.ts'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { usePlace } from './place.ts'
import { numbersQuery } from './queries.ts'

export type From = {
  readonly numbers: readonly OurNumber[]
  /** False while they are being fetched. */
  readonly isKnown: boolean
  readonly numberId: string | undefined
  readonly choose: (numberId: string) => void
}

/** The number to text from: one of the department that is looked at, else the one used last, else the first. */
export function useFrom(): From {
  const { memberId } = useMe()
  const { departmentId } = usePlace()
  const { data } = useQuery(numbersQuery)
  const name = `parley.from.${memberId ?? '-'}`
  const [chosen, setChosen] = useState(() => remembered(name))
  const [isChosenNow, setChosenNow] = useState(false)
  const numbers = data ?? []
  const here = numbers.find((each) => each.departmentId === departmentId)
  const known = numbers.find(({ id }) => id === chosen)
  const isElsewhere = departmentId !== undefined && known?.departmentId !== departmentId && !isChosenNow
  const number = isElsewhere ? (here ?? known) : (known ?? here)
  return {
    numbers,
    isKnown: data !== undefined,
    numberId: (number ?? numbers[0])?.id,
    choose: (id) => {
      setChosen(id)
      setChosenNow(true)
      remember(name, id)
    },
  }
}

export function FromField({ numbers, isKnown, numberId, choose }: From) {
  const id = useId()
  const { departments } = useMe()
  const only = numbers.length === 1 ? numbers[0] : undefined
  const groups = departments
    .map(({ id: departmentId, name }) => ({
      name,
      numbers: numbers.filter((each) => each.departmentId === departmentId),
    }))
    .filter((group) => group.numbers.length > 0)
  return (
    <div className={classes.field}>
      <label htmlFor={id}>From</label>
      {only ? (
        <output id={id} className={classes.only}>
          {labelOf(only)}
        </output>
      ) : (
        <select id={id} value={numberId ?? ''} onChange={(event) => choose(event.target.value)}>
          {numbers.length === 0 && <option value="">{isKnown ? 'No number yet' : '…'}</option>}
          {groups.length > 1
            ? groups.map((group) => (
                <optgroup key={group.name} label={group.name}>
                  <Options numbers={group.numbers} />
                </optgroup>
              ))
            : numbers.length > 0 && <Options numbers={numbers} />}
        </select>
      )}
    </div>
  )
}

function Options({ numbers }: Pick<From, 'numbers'>) {
  return numbers.map((number) => (
    <option key={number.id} value={number.id}>
      {labelOf(number)}
    </option>
  ))
}

const labelOf = ({ name, phone }: OurNumber): string =>
  name ? `${name} · ${formatPhone(phone)}` : formatPhone(phone)

/** Storage may be full or blocked; then the choice lives as long as the page. */
function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

function remember(name: string, id: string): void {
  try {
    localStorage.setItem(name, id)
  } catch {
    // as above
  }
}
