// About the contact, beside the thread: name, number, what they agreed to, their card, and who texts them. A drawer where it is narrow.
import { IconCopy } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { editContact } from '../../contacts/contract.ts'
import type { Conversation, readConversation, StandingView } from '../../conversations/contract.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { call, sentenceOf } from '../call.ts'
import { EvidenceMenu } from '../evidence/evidence-menu.tsx'
import { later } from '../later.ts'
import { may, useMe } from '../session.ts'
import { TagsPart } from '../tags/tags-part.tsx'
import { toast } from '../toast.ts'
import { IconButton } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Sheet } from '../ui/sheet.tsx'
import { BlockPart } from './block-part.tsx'
import { useCardAddress } from './card/address.ts'
import { CardPart } from './card/card.tsx'
import { useConsentAddress } from './consent/address.ts'
import { ConsentPanel } from './consent/panel.tsx'
import classes from './contact-panel.module.css'
import { showConversation } from './follow.ts'
import { numbersQuery } from './queries.ts'
import { StandingBadge } from './standing.tsx'

const CardDialog = later(async () => (await import('./card/card-dialog.tsx')).CardDialog)
const ConsentDialogs = later(async () => (await import('./consent/dialogs.tsx')).ConsentDialogs)

type PanelProps = {
  data: AnswerOf<typeof readConversation> | undefined
  isOpen: boolean
  onClose: () => void
}

export function ContactPanel({ data, isOpen, onClose }: PanelProps) {
  const { opened } = useConsentAddress()
  const { isEditing } = useCardAddress()
  return (
    <>
      <section className={classes.panel} aria-label="Contact">
        {data && <Content data={data} />}
      </section>
      <Sheet title="Contact" side="right" isOpen={isOpen} onClose={onClose}>
        {data && <Content data={data} />}
      </Sheet>
      <Suspense>{data && opened && <ConsentDialogs conversation={data.conversation} />}</Suspense>
      <Suspense>{data && isEditing && <CardDialog conversation={data.conversation} />}</Suspense>
    </>
  )
}

function Content({ data: { conversation, standing } }: { data: AnswerOf<typeof readConversation> }) {
  const me = useMe()
  const { data: numbers } = useQuery(numbersQuery)
  const number = numbers?.find(({ id }) => id === conversation.numberId)
  const department = me.departments.find(({ id }) => id === conversation.departmentId)
  const { contactName, phone } = conversation
  return (
    <div className={classes.content}>
      <div className={classes.head}>
        <Face name={contactName} size={56} />
        <NameField key={conversation.contactId} conversation={conversation} />
        <span className={classes.phone}>
          {formatPhone(phone)}
          <IconButton
            label="Copy number"
            icon={<IconCopy size={15} stroke={1.7} />}
            onClick={() => void copy(phone)}
          />
        </span>
      </div>
      <Part title="Consent Management Tool">
        {may(me, 'consent.view') ? (
          <ConsentPanel conversation={conversation} />
        ) : (
          <>
            <StandingBadge standing={standing} />
            <p className={classes.small}>{explain(standing, me.organization.conversationHours)}</p>
          </>
        )}
      </Part>
      <Part title="Tags">
        <TagsPart key={conversation.id} conversation={conversation} />
      </Part>
      <Part title="Details">
        <CardPart key={conversation.contactId} conversation={conversation} />
      </Part>
      <Part title="Texts from">
        {number && (
          <p>
            {number.name !== '' && <>{number.name} · </>}
            {formatPhone(number.phone)}
          </p>
        )}
        {department && <p className={classes.small}>{department.name}</p>}
      </Part>
      {may(me, 'contacts.edit') && (
        <Part title="Block">
          <BlockPart conversation={conversation} isBlocked={standing.isBlocked ?? false} />
        </Part>
      )}
      {may(me, 'evidence.export') && (
        <Part title="Proof">
          <EvidenceMenu of={{ contactId: conversation.contactId }} />
        </Part>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** The rule behind the badge, in one sentence. */
function explain({ maySend, optedOutAt, sentence, wayOut }: StandingView, hours: number): string {
  if (optedOutAt !== null) return wayOut ?? 'Only they can undo that, by texting START.'
  if (maySend) return `They texted you, so you may answer. It fades ${hours} hours after their last text.`
  return [sentence, wayOut].filter(Boolean).join(' ')
}

async function copy(phone: string): Promise<void> {
  const done = await navigator.clipboard?.writeText(phone).then(
    () => true,
    () => false,
  )
  void toast({ id: 'copy', text: done ? 'Number copied.' : `The browser did not allow copying ${phone}.` })
}

/** The name is edited where it stands: Enter or leaving the field keeps it, Escape takes it back. */
function NameField({ conversation }: { conversation: Conversation }) {
  const me = useMe()
  const client = useQueryClient()
  const { contactId, contactName } = conversation
  const [name, setName] = useState(contactName)
  useEffect(() => setName(contactName), [contactName])
  if (!may(me, 'contacts.edit')) return <strong className={classes.name}>{contactName || 'No name'}</strong>
  const keep = async (): Promise<void> => {
    const wanted = name.trim()
    if (wanted === contactName) return
    showConversation(client, me.memberId, { ...conversation, contactName: wanted })
    try {
      await call(editContact, { params: { id: contactId }, body: { name: wanted } })
      void client.invalidateQueries({ queryKey: ['conversations'] })
    } catch (error) {
      showConversation(client, me.memberId, conversation)
      void toast({ text: sentenceOf(error), tone: 'problem' })
    }
  }
  return (
    <input
      className={classes.name}
      aria-label="Name"
      placeholder="Add a name"
      maxLength={100}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setName(contactName)
      }}
    />
  )
}
