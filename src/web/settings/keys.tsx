// Settings → API keys: one per integration, shown once, revoked for good.
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiKey, revokeKey } from '../../organizations/contract.ts'
import { type Permission, permissions } from '../../organizations/permission.ts'
import { call } from '../call.ts'
import { Button } from '../ui/button.tsx'
import { Ask } from './ask.tsx'
import { useOpen } from './dialog.tsx'
import { KeyDialog } from './key-dialog.tsx'
import classes from './keys.module.css'
import { Listing } from './listing.tsx'
import { Empty, Loaded } from './loaded.tsx'
import { keysQuery } from './queries.ts'
import settings from './settings.module.css'
import { When } from './when.tsx'

export const scopeLabel = (scope: string): string => permissions[scope as Permission] ?? scope

export function KeysSection() {
  const keys = useQuery(keysQuery)
  const [, open] = useOpen()
  return (
    <>
      <h1 className={settings.title}>API keys</h1>
      <p className={settings.lead}>
        A key lets another program of yours use Parley, within what you allow it. Give each program its own.
      </p>
      <section className={settings.block} aria-labelledby="your-keys">
        <div className={settings.blockHead}>
          <h2 id="your-keys">Your keys</h2>
          {keys.data && keys.data.length > 0 && (
            <Button onClick={() => open('make-key')}>
              <IconPlus size={16} stroke={1.8} aria-hidden /> Make a key
            </Button>
          )}
        </div>
        <div className={settings.card}>
          <Loaded query={keys}>{(all) => <KeyList keys={all} />}</Loaded>
        </div>
      </section>
      <KeyDialog />
    </>
  )
}

function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const [, open] = useOpen()
  const [asked, setAsked] = useState<string | null>(null)
  if (keys.length === 0)
    return (
      <Empty icon={<IconKey size={28} stroke={1.4} />} title="No keys yet">
        <p>
          Make one for each program that sends or reads texts, such as your web shop or your booking system.
        </p>
        <Button look="primary" onClick={() => open('make-key')}>
          Make a key
        </Button>
      </Empty>
    )
  return (
    <Listing
      label="API keys"
      rows={inOrder(keys)}
      keyOf={({ id }) => id}
      wordsOf={({ name, prefix, scopes }) => `${name} ${prefix} ${scopes.map(scopeLabel).join(' ')}`}
      isFaint={({ revokedAt }) => revokedAt !== null}
      below={(key) =>
        asked === key.id && !key.revokedAt && <RevokeQuestion apiKey={key} close={() => setAsked(null)} />
      }
      columns={[
        {
          label: 'Name',
          cell: ({ name, prefix }) => (
            <>
              <span className={settings.strong}>{name}</span>
              <div className={classes.prefix}>{prefix}…</div>
            </>
          ),
        },
        { label: 'May', cell: ({ scopes }) => listed(scopes) },
        { label: 'Created', cell: ({ createdAt }) => <When at={createdAt} /> },
        { label: 'Last used', cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : 'Never') },
        {
          label: 'Revoke',
          isAction: true,
          cell: ({ id, name, revokedAt }) =>
            revokedAt ? (
              <span className={classes.revoked}>
                Revoked <When at={revokedAt} />
              </span>
            ) : (
              <Button
                look="quiet"
                aria-label={`Revoke ${name}`}
                aria-expanded={asked === id}
                onClick={() => setAsked(asked === id ? null : id)}
              >
                Revoke
              </Button>
            ),
        },
      ]}
    />
  )
}

/** "Send texts, see contacts" */
function listed(scopes: readonly string[]): string {
  const [first = '', ...others] = scopes.map(scopeLabel)
  return [first, ...others.map((label) => label.charAt(0).toLowerCase() + label.slice(1))].join(', ')
}

/** Those that work come first, the newest on top. */
const inOrder = (keys: readonly ApiKey[]): ApiKey[] =>
  keys.toSorted(
    (one, other) =>
      Number(one.revokedAt !== null) - Number(other.revokedAt !== null) ||
      other.createdAt.localeCompare(one.createdAt),
  )

function RevokeQuestion({ apiKey: { id, name }, close }: { apiKey: ApiKey; close: () => void }) {
  const client = useQueryClient()
  const revoke = async (): Promise<void> => {
    await call(revokeKey, { params: { id } })
    await client.invalidateQueries({ queryKey: keysQuery.queryKey })
    close()
  }
  return (
    <Ask
      question={`Revoke “${name}”?`}
      yes="Revoke this key"
      busyLabel="Revoking…"
      no="Keep it"
      isGrave
      onYes={revoke}
      onNo={close}
    >
      Requests with this key are refused from now on. It can’t be undone: a program that still needs Parley
      needs a new key.
    </Ask>
  )
}
