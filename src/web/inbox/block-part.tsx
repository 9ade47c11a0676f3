// Block or unblock the person of a conversation: asked once, since texts of somebody who is blocked come in without a stir.
import { IconBan } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { blockContacts } from '../../consent/block/contract.ts'
import type { Conversation } from '../../conversations/contract.ts'
import { call } from '../call.ts'
import { Ask } from '../settings/ask.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './contact-panel.module.css'

type BlockPartProps = { conversation: Conversation; isBlocked: boolean }

export function BlockPart({ conversation, isBlocked }: BlockPartProps) {
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { contactId, contactName, phone } = conversation
  const who = contactName || formatPhone(phone)
  const mark = async (blocked: boolean): Promise<void> => {
    await call(blockContacts, { body: { contactIds: [contactId], blocked } })
    await client.invalidateQueries({ queryKey: ['conversation'] })
    setAsking(false)
    void toast({ text: blocked ? `${who} is blocked.` : `${who} is unblocked.` })
  }
  if (isAsking)
    return (
      <Ask
        question={isBlocked ? `Unblock ${who}?` : `Block ${who}?`}
        yes={isBlocked ? 'Unblock' : 'Block'}
        busyLabel={isBlocked ? 'Unblocking…' : 'Blocking…'}
        no="Leave it"
        onYes={() => mark(!isBlocked)}
        onNo={() => setAsking(false)}
      >
        {isBlocked
          ? 'Their next text comes up as unread again, and you may answer where they have agreed to it.'
          : 'Their texts are kept here but come up nowhere, and nothing can be sent to them. If they text STOP, it counts all the same.'}
      </Ask>
    )
  return (
    <>
      {isBlocked && <p className={classes.small}>Blocked: their texts come in without a stir.</p>}
      <Button small onClick={() => setAsking(true)}>
        <IconBan size={15} stroke={1.8} aria-hidden /> {isBlocked ? 'Unblock' : 'Block'}
      </Button>
    </>
  )
}
