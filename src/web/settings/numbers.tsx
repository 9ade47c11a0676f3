// Settings → Numbers: what the business texts from, and the carrier connections behind it.
import { IconPhone, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ConnectionView, Number as OurNumber } from '../../numbers/contract.ts'
import { numbersQuery } from '../inbox/queries.ts'
import { may, useMe } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Connections } from './connections.tsx'
import { useOpen } from './dialog.tsx'
import { LineState } from './line-state.tsx'
import { type Column, Listing } from './listing.tsx'
import { Empty, Loaded } from './loaded.tsx'
import { NumberDialog } from './number-dialog.tsx'
import { connectionsQuery, useFollowNumbers } from './queries.ts'
import classes from './settings.module.css'
import { ReadOnly } from './who-may.tsx'

export function NumbersSection() {
  useFollowNumbers()
  const mayChange = may(useMe(), 'numbers.manage')
  const numbers = useQuery({ ...numbersQuery, refetchOnMount: 'always' })
  const connections = useQuery(connectionsQuery)
  const [, open] = useOpen()
  const lines = connections.data?.connections ?? []
  return (
    <>
      <h1 className={classes.title}>Numbers</h1>
      <p className={classes.lead}>
        The numbers that your customers text, and the carriers that bring those texts and take yours.
      </p>
      {!mayChange && <ReadOnly what="numbers and connections" permission="numbers.manage" />}
      <section className={classes.block} aria-labelledby="your-numbers">
        <div className={classes.blockHead}>
          <h2 id="your-numbers">Your numbers</h2>
          {mayChange && lines.length > 0 && (
            <Button onClick={() => open('add-number')}>
              <IconPlus size={16} stroke={1.8} aria-hidden /> Add a number
            </Button>
          )}
        </div>
        <div className={classes.card}>
          <Loaded query={numbers}>
            {(all) => <NumberList numbers={all} lines={lines} mayChange={mayChange} />}
          </Loaded>
        </div>
      </section>
      <Connections query={connections} numbers={numbers.data ?? []} mayChange={mayChange} />
      {mayChange && numbers.data && connections.data && (
        <NumberDialog numbers={numbers.data} connections={lines} />
      )}
    </>
  )
}

type NumberListProps = { numbers: readonly OurNumber[]; lines: readonly ConnectionView[]; mayChange: boolean }

function NumberList({ numbers, lines, mayChange }: NumberListProps) {
  const { departments } = useMe()
  const [, open] = useOpen()
  const departmentOf = ({ departmentId }: OurNumber): string =>
    departments.find(({ id }) => id === departmentId)?.name ?? 'Another department'
  const lineOf = ({ connectionId }: OurNumber) => lines.find(({ id }) => id === connectionId)
  if (numbers.length === 0)
    return (
      <Empty icon={<IconPhone size={28} stroke={1.4} />} title="No numbers yet">
        <p>
          {lines.length > 0
            ? 'Add the number that your customers text. Their texts then come into the inbox of its department.'
            : 'A number belongs to a carrier. Connect yours below, then add the numbers that you have with it.'}
        </p>
        {mayChange && lines.length > 0 && (
          <Button look="primary" onClick={() => open('add-number')}>
            Add a number
          </Button>
        )}
      </Empty>
    )
  const columns: Column<OurNumber>[] = [
    {
      label: 'Number',
      cell: ({ phone, name }) => (
        <>
          <span className={classes.strong}>{formatPhone(phone)}</span>
          {name && <div className={classes.small}>{name}</div>}
        </>
      ),
    },
    { label: 'Department', cell: departmentOf },
    { label: 'Connection', cell: (number) => lineOf(number)?.name ?? '' },
    {
      label: 'State',
      cell: (number) => {
        const line = lineOf(number)
        return line && <LineState connection={line} />
      },
    },
  ]
  const change: Column<OurNumber> = {
    label: 'Change',
    isAction: true,
    cell: ({ id, phone }) => (
      <Button look="quiet" aria-label={`Change ${formatPhone(phone)}`} onClick={() => open(id)}>
        Change
      </Button>
    ),
  }
  return (
    <Listing
      label="Numbers"
      step={20}
      rows={numbers}
      columns={mayChange ? [...columns, change] : columns}
      keyOf={({ id }) => id}
      wordsOf={(number) =>
        `${number.phone} ${formatPhone(number.phone)} ${number.name} ${departmentOf(number)} ${lineOf(number)?.name ?? ''}`
      }
    />
  )
}
