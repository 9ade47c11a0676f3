// The head of a phone's screen: whom it texts, and a choice when the business has several numbers.
import { IconSelector } from '@tabler/icons-react'
import type { Network } from '../../phones/contract.ts'
import { Face } from '../ui/face.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './whom-to.module.css'

type WhomToProps = {
  business: string
  numbers: Network['numbers']
  to: string | undefined
  onChoose: (ourNumber: string) => void
}

export function WhomTo({ business, numbers, to, onChoose }: WhomToProps) {
  const current = numbers.find(({ phone }) => phone === to)
  return (
    <div className={classes.head}>
      <Face name={business} size={38} />
      <span className={classes.who}>
        <span className={classes.business}>{business}</span>
        {numbers.length > 1 ? (
          <span className={classes.choice}>
            <select
              aria-label="Number to text"
              value={to}
              onChange={(event) => onChoose(event.currentTarget.value)}
            >
              {numbers.map(({ phone, name }) => (
                <option key={phone} value={phone}>
                  {labelOf(name, phone)}
                </option>
              ))}
            </select>
            <IconSelector size={14} stroke={1.8} aria-hidden />
          </span>
        ) : (
          current && <span>{labelOf(current.name, current.phone)}</span>
        )}
      </span>
    </div>
  )
}

const labelOf = (name: string, phone: string): string =>
  name === '' ? formatPhone(phone) : `${name} · ${formatPhone(phone)}`
