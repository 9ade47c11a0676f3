// The dialogs of the Consent Management Tool. One is open at a time, as the address says; what is no longer possible says so.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ContactConsent } from '../../../consent/contract.ts'
import type { Conversation } from '../../../conversations/contract.ts'
import { consentQuery } from '../../campaigns/queries.ts'
import { toast } from '../../toast.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { nameOf } from '../thread-pane.tsx'
import { type Act, type Opened, useConsentAddress } from './address.ts'
import { AskForm } from './ask-form.tsx'
import classes from './dialogs.module.css'
import { EraseForm } from './erase-form.tsx'
import { GiveForm } from './give-form.tsx'
import { OptOutForm } from './opt-out-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

const titles: Record<Act, string> = {
  give: 'Give consent',
  ask: 'Ask for consent',
  withdraw: 'Withdraw consent',
  'opt-out': 'Enter an opt-out',
  erase: 'Erase this person',
}

/** What every form of the tool works with. `done` shows the new standing and says what was done. */
export type FormProps = {
  readonly consent: ContactConsent
  readonly opened: Opened
  readonly who: string
  /** Missing for somebody who has no conversation yet. */
  readonly conversationId: string | undefined
  readonly close: () => void
  readonly done: (answer: ContactConsent, said: string) => void
}

const forms: Record<Act, (props: FormProps) => ReactNode> = {
  give: GiveForm,
  ask: AskForm,
  withdraw: WithdrawForm,
  'opt-out': OptOutForm,
  erase: EraseForm,
}

export function ConsentDialogs({ conversation }: { conversation: Conversation }) {
  const client = useQueryClient()
  const { opened, close } = useConsentAddress()
  const { data: consent } = useQuery(consentQuery(conversation.contactId))
  const done = (answer: ContactConsent, said: string): void => {
    client.setQueryData(consentQuery(conversation.contactId).queryKey, answer)
    void client.invalidateQueries({ queryKey: ['conversation', conversation.id] })
    void toast({ id: 'consent', text: said })
    close()
  }
  if (!opened) return null
  const Form = forms[opened.act]
  return (
    <Sheet title={titles[opened.act]} isOpen onClose={close}>
      <div className={classes.inside}>
        {consent && (
          <Form
            {...{ consent, opened, close, done, who: nameOf(conversation), conversationId: conversation.id }}
          />
        )}
      </div>
    </Sheet>
  )
}
