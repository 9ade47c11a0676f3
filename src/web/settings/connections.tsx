// The carrier connections: how each line stands, since when, and how to hold it or let it go on.
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ConnectionView,
  changeConnection,
  type listConnections,
  type Number as OurNumber,
} from '../../numbers/contract.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { call } from '../call.ts'
import { Button } from '../ui/button.tsx'
import { Ask } from './ask.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'
import classes from './connections.module.css'
import { useOpen } from './dialog.tsx'
import { LineState } from './line-state.tsx'
import { Empty, Loaded } from './loaded.tsx'
import { connectionsQuery } from './queries.ts'
import settings from './settings.module.css'
import { Since } from './when.tsx'

export type Connected = AnswerOf<typeof listConnections>
type ConnectionsProps = {
  query: UseQueryResult<Connected>
  numbers: readonly OurNumber[]
  mayChange: boolean
}

export function Connections({ query, numbers, mayChange }: ConnectionsProps) {
  const [, open] = useOpen()
  const countOf = ({ id }: ConnectionView): number =>
    numbers.filter(({ connectionId }) => connectionId === id).length
  const labelOf = ({ carrier }: ConnectionView): string =>
    query.data?.carriers.find(({ name }) => name === carrier)?.label ?? carrier
  return (
    <section className={settings.block} aria-labelledby="carrier-connections">
      <div className={settings.blockHead}>
        <h2 id="carrier-connections">Carrier connections</h2>
        {mayChange && query.data && query.data.connections.length > 0 && (
          <Button onClick={() => open('connect')}>
            <IconPlus size={16} stroke={1.8} aria-hidden /> Connect a carrier
          </Button>
        )}
      </div>
      <div className={query.data && query.data.connections.length > 0 ? '' : settings.card}>
        <Loaded query={query} rows={3}>
          {({ connections }) =>
            connections.length === 0 ? (
              <NoConnection mayChange={mayChange} />
            ) : (
              <ul className={settings.cards}>
                {connections.map((each) => (
                  <li key={each.id} className={settings.card}>
                    <Connection
                      connection={each}
                      carrier={labelOf(each)}
                      numbers={countOf(each)}
                      mayChange={mayChange}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      {mayChange && query.data && <ConnectionDialog connected={query.data} />}
    </section>
  )
}

function NoConnection({ mayChange }: { mayChange: boolean }) {
  const [, open] = useOpen()
  return (
    <Empty icon={<IconPlugConnected size={28} stroke={1.4} />} title="No carrier is connected">
      <p>
        A carrier brings your customers’ texts and takes yours. You need the account details that it gave you.
      </p>
      {mayChange && (
        <Button look="primary" onClick={() => open('connect')}>
          Connect a carrier
        </Button>
      )}
    </Empty>
  )
}

type ConnectionProps = { connection: ConnectionView; carrier: string; numbers: number; mayChange: boolean }

function Connection({ connection, carrier, numbers, mayChange }: ConnectionProps) {
  const { id, name, paused, state, stateNote, stateAt, segmentsPerSecond } = connection
  const [, open] = useOpen()
  const [isAsked, setAsked] = useState(false)
  const pauseLabel = paused ? 'Resume sending' : 'Pause sending'
  return (
    <div className={classes.connection}>
      <div className={classes.head}>
        <div>
          <h3 className={classes.name}>{name}</h3>
          <p className={settings.small}>
            {carrier} · {numbers === 1 ? '1 number' : `${numbers} numbers`} · up to {segmentsPerSecond}{' '}
            {segmentsPerSecond === 1 ? 'segment' : 'segments'} a second
          </p>
        </div>
        {mayChange && (
          <div className={settings.actions}>
            <Button aria-label={`Change ${name}`} onClick={() => open(id)}>
              Change
            </Button>
            <Button
              aria-label={`${pauseLabel}: ${name}`}
              aria-expanded={isAsked}
              onClick={() => setAsked(!isAsked)}
            >
              {pauseLabel}
            </Button>
          </div>
        )}
      </div>
      <p className={classes.state}>
        <LineState connection={connection} />
        {stateAt && (!paused || state === 'down') && (
          <span className={settings.faint}>
            <Since at={stateAt} />
          </span>
        )}
      </p>
      {paused && (
        <p className={classes.note}>
          Sending is paused: texts wait until you resume.{state === 'up' && ' Customers’ texts still arrive.'}
        </p>
      )}
      {stateNote && <p className={classes.note}>{stateNote}</p>}
      {isAsked && <PauseQuestion connection={connection} close={() => setAsked(false)} />}
    </div>
  )
}

function PauseQuestion({
  connection: { id, name, paused },
  close,
}: {
  connection: ConnectionView
  close: () => void
}) {
  const client = useQueryClient()
  const change = async (): Promise<void> => {
    const saved = await call(changeConnection, { params: { id }, body: { paused: !paused } })
    showConnection(client, saved)
    close()
  }
  return paused ? (
    <Ask
      question={`Resume sending over ${name}?`}
      yes="Resume sending"
      busyLabel="Resuming…"
      no="Stay paused"
      onYes={change}
      onNo={close}
    >
      What waits leaves now, in its order. Consent is checked again before each text.
    </Ask>
  ) : (
    <Ask
      question={`Pause sending over ${name}?`}
      yes="Pause sending"
      busyLabel="Pausing…"
      no="Keep sending"
      onYes={change}
      onNo={close}
    >
      Nothing leaves over this connection until you resume. Customers’ texts still arrive. A STOP still counts
      at once, but its confirmation leaves only if you resume within five minutes.
    </Ask>
  )
}

/** Puts a connection as the server answered it in place of what was shown. */
export function showConnection(client: ReturnType<typeof useQueryClient>, saved: ConnectionView): void {
  client.setQueryData(connectionsQuery.queryKey, (held) => {
    if (!held) return held
    const isKnown = held.connections.some(({ id }) => id === saved.id)
    const connections = isKnown
      ? held.connections.map((each) => (each.id === saved.id ? saved : each))
      : [...held.connections, saved]
    return { ...held, connections }
  })
  void client.invalidateQueries({ queryKey: connectionsQuery.queryKey })
}
