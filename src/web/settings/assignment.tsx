// Who has a conversation once somebody has answered it: a switch that is saved as it is turned.
import { Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeOrganization } from '../../organizations/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { may, meQuery, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import settings from './settings.module.css'

export function AssignmentSettings() {
  const me = useMe()
  const client = useQueryClient()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const mayChange = may(me, 'organization.manage')
  const turn = async (firstReplyAssigns: boolean): Promise<void> => {
    if (!mayChange || wanted !== null) return
    setWanted(firstReplyAssigns)
    try {
      const saved = await call(changeOrganization, { body: { firstReplyAssigns } })
      client.setQueryData(meQuery.queryKey, (held) => held && { ...held, organization: saved })
      void toast({
        id: 'settings',
        text: firstReplyAssigns ? 'The first to reply is assigned.' : 'Nobody is assigned by replying.',
      })
    } catch (error) {
      void toast({ text: sentenceOf(error), tone: 'problem' })
    }
    setWanted(null)
  }
  return (
    <section className={settings.block} aria-labelledby="assignment">
      <div className={settings.blockHead}>
        <h2 id="assignment">Assignment</h2>
      </div>
      <div className={settings.card}>
        <Switch
          p="md"
          label="The first to reply is assigned"
          description="Whoever answers a conversation that nobody has, has it from then on. When it is off, it stays with nobody until somebody claims it."
          checked={wanted ?? me.organization.firstReplyAssigns}
          aria-disabled={!mayChange || undefined}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      </div>
    </section>
  )
}
