// The register: everyone who has opted out, since when, in which words and by which way. Found by number; taken in and out as a list.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBan, IconDownload, IconPhoneOff, IconSearch, IconUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { exportOptOuts, type OptOut } from '../../opt-outs/contract.ts'
import { wayLabels } from '../../opt-outs/words.ts'
import { sentenceOf } from '../call.ts'
import { EvidenceMenu } from '../evidence/evidence-menu.tsx'
import { may, useMe } from '../session.ts'
import { useOpen } from '../settings/dialog.tsx'
import listing from '../settings/listing.module.css'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { ImportDialog } from './import-dialog.tsx'
import classes from './opt-outs.module.css'
import { fetchMoreOptOuts, type Held, registerQuery } from './queries.ts'

export function Register() {
  const mayDecide = may(useMe(), 'optouts.decide')
  const [find, typed, type] = useFind()
  const optOuts = useQuery(registerQuery(find))
  const [, open] = useOpen()
  const isEmpty = find === '' && optOuts.data?.rows.length === 0
  return (
    <>
      <p className={settings.lead}>
        Nobody here gets a text from you. Only they can undo that, by texting START, and nothing here is ever
        deleted.
      </p>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label="Find a number"
          placeholder="Find a number"
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {mayDecide && (
          <>
            <Button onClick={() => open('import')}>
              <IconUpload size={16} stroke={1.8} aria-hidden /> Import a list
            </Button>
            {!isEmpty && (
              <Button onClick={() => window.location.assign(exportOptOuts.path)}>
                <IconDownload size={16} stroke={1.8} aria-hidden /> Export CSV
              </Button>
            )}
          </>
        )}
      </div>
      <section className={settings.card} aria-label="Opted out">
        <Loaded query={optOuts}>
          {(held) => (held.rows.length === 0 ? <Nobody find={find} /> : <Rows held={held} find={find} />)}
        </Loaded>
      </section>
      {mayDecide && <ImportDialog />}
    </>
  )
}

/** What is searched for stands in the address, a moment after it was typed. */
function useFind(): [find: string, typed: string, type: (typed: string) => void] {
  const { find = '' }: { find?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(find)
  const [calm] = useDebouncedValue(typed.trim(), 200)
  useEffect(() => {
    if (calm !== find)
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, find: calm || undefined })) as never,
        replace: true,
      })
  }, [calm, find, navigate])
  return [find, typed, setTyped]
}

function Nobody({ find }: { find: string }) {
  if (find !== '') return <p className={listing.none}>No number that begins like “{find}” has opted out.</p>
  return (
    <Empty icon={<IconPhoneOff size={28} stroke={1.4} />} title="Nobody has opted out">
      <p>
        Whoever texts STOP, or says so in other words, stands here with the day and the words. If you texted
        people with another service before, import its list first.
      </p>
    </Empty>
  )
}

function Rows({ held, find }: { held: Held<OptOut>; find: string }) {
  const client = useQueryClient()
  const mayTake = may(useMe(), 'evidence.export')
  const [busy, setBusy] = useState(false)
  const fetchMore = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    await fetchMoreOptOuts(client, find).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    setBusy(false)
  }
  return (
    <>
      <table className={listing.table} aria-label="Opted out">
        <thead>
          <tr>
            {['Who', 'Since', 'Words', 'How', ...(mayTake ? ['Proof'] : [])].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.rows.map((row) => (
            <Row key={row.phone} row={row} mayTake={mayTake} />
          ))}
        </tbody>
      </table>
      {held.next !== null && (
        <div className={listing.more}>
          <Button onClick={() => void fetchMore()}>{busy ? 'Fetching…' : 'Show more'}</Button>
        </div>
      )}
    </>
  )
}

function Row({
  row: { phone, contactName, kind, since, words, way, by },
  mayTake,
}: {
  row: OptOut
  mayTake: boolean
}) {
  const isWrong = kind === 'wrong_number'
  const Icon = isWrong ? IconPhoneOff : IconBan
  return (
    <tr>
      <td data-label="Who">
        <span className={settings.strong}>{contactName || formatPhone(phone)}</span>
        {contactName && <div className={settings.small}>{formatPhone(phone)}</div>}
        <div className={classes.kind}>
          <Icon size={14} stroke={2} aria-hidden /> {isWrong ? 'Wrong number' : 'Opted out'}
        </div>
      </td>
      <td data-label="Since">
        <When at={since} />
      </td>
      <td data-label="Words">{words ? <q>{words}</q> : <span className={settings.faint}>Not known</span>}</td>
      <td data-label="How">
        <div>
          {wayLabels[way]}
          {by && <div className={settings.small}>{by}</div>}
        </div>
      </td>
      {mayTake && (
        <td data-label="Proof">
          <EvidenceMenu of={{ phones: [phone] }} iconOnly whose={contactName || formatPhone(phone)} />
        </td>
      )}
    </tr>
  )
}
