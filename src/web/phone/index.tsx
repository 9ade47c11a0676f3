// The demo's phones, several side by side: text the business as a customer would, and see what arrives.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconPlus, IconSun } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addHandset } from '../../phones/contract.ts'
import { Missing } from '../broken.tsx'
import { ApiError, call, sentenceOf } from '../call.ts'
import { toast } from '../toast.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { AddPhone } from './add-phone.tsx'
import { Handset } from './handset.tsx'
import { NetworkSwitch } from './network-switch.tsx'
import classes from './page.module.css'
import { networkQuery, useLivePhones } from './queries.ts'

export function PhonePage() {
  const { data, error, refetch } = useQuery(networkQuery)
  const isLive = useLivePhones()
  const [isAdding, setAdding] = useState(false)
  useEffect(() => {
    document.title = 'Phones · Parley'
  }, [])

  if (!data && error instanceof ApiError && error.status === 404) return <Missing />
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.title}>
          <h1>Phones</h1>
          <p>Text {data?.business ?? 'the business'} as its customers do.</p>
        </div>
        <div className={classes.tools}>
          {data && <NetworkSwitch isOff={data.isOff} />}
          <Button onClick={() => setAdding(true)}>
            <IconPlus size={16} stroke={1.8} aria-hidden />
            Add a phone
          </Button>
          <SchemeButton />
        </div>
      </header>
      <div role="status" className={classes.notices}>
        {!isLive && (
          <p className={classes.notice}>Parley is not answering. This page follows as soon as it does.</p>
        )}
        {data?.isOff && (
          <p className={classes.notice}>
            The network is off: texts to these phones wait in Parley. The phones can still text.
          </p>
        )}
      </div>
      {data && data.others.length > 0 && <Others phones={data.others} />}
      <main className={classes.phones}>
        {data?.handsets.map((handset) => (
          <Handset
            key={handset.phone}
            handset={handset}
            business={data.business}
            numbers={data.numbers}
            isOff={data.isOff}
          />
        ))}
        {data?.handsets.length === 0 && (
          <p className={classes.empty}>No phone is here. Add one to text the business.</p>
        )}
        {!data && error && (
          <div className={classes.empty}>
            <p>{sentenceOf(error)}</p>
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        )}
      </main>
      <AddPhone isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  )
}

/** Numbers that were texted and that nobody here holds: one press, and their phone is on the page. */
function Others({ phones }: { phones: readonly string[] }) {
  const client = useQueryClient()
  const show = async (phone: string): Promise<void> => {
    try {
      await call(addHandset, { body: { phone, name: 'Another phone' } })
    } catch (problem) {
      void toast({ text: sentenceOf(problem), tone: 'problem' })
    }
    await client.invalidateQueries({ queryKey: networkQuery.queryKey })
  }
  return (
    <aside className={classes.others} aria-label="Numbers without a phone here">
      Also texted:
      {phones.map((phone) => (
        <Button key={phone} small onClick={() => void show(phone)}>
          Show the phone of {formatPhone(phone)}
        </Button>
      ))}
    </aside>
  )
}

function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  return (
    <IconButton
      label={isDark ? 'Light' : 'Dark'}
      icon={isDark ? <IconSun size={18} stroke={1.7} /> : <IconMoon size={18} stroke={1.7} />}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    />
  )
}
