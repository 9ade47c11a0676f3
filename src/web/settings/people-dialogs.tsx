// Invites a person, and changes what a member may do.
import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Member } from '../../organizations/contract.ts'
import { invite } from '../../organizations/links/contract.ts'
import type { Role } from '../../organizations/permission.ts'
import { changeMember } from '../../organizations/seats/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions, useOpen } from './dialog.tsx'
import { checkSeat, SeatFields, type SeatValues } from './people-fields.tsx'
import type { ShownLink } from './people-link.tsx'
import { fetchPeopleAgain } from './people-queries.ts'
import { isRole } from './people-words.ts'

type InviteProps = { onMade: (shown: ShownLink) => void }

export function InviteDialog({ onMade }: InviteProps) {
  const [open, setOpen] = useOpen()
  const close = (): void => setOpen(undefined)
  return (
    <Dialog title="Invite a person" opened={open === 'invite'} onClose={close}>
      <InviteForm onMade={onMade} close={close} />
    </Dialog>
  )
}

function InviteForm({ onMade, close }: InviteProps & { close: () => void }) {
  const client = useQueryClient()
  const { departments } = useMe()
  const form = useForm<SeatValues & { email: string }>({
    initial: {
      email: '',
      role: 'agent',
      departments: departments.length === 1 ? departments.map(({ id }) => id) : [],
    },
    check: (values) => ({
      ...checkSeat(values),
      ...missing(values, { email: 'Enter the e-mail that they will sign in with.' }),
    }),
    send: async ({ email, role, departments: chosen }) => {
      const body = { email: email.trim(), role: roleOf(role), departments: [...chosen] }
      const { link } = await call(invite, { body })
      void fetchPeopleAgain(client)
      close()
      onMade({ kind: 'invitation', link, whom: body.email })
    },
  })
  return (
    <Fields form={form}>
      <TextInput
        label="E-mail"
        description="They sign in with it. Parley sends nothing there: you get a link to hand over."
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        data-autofocus
        {...form.text('email')}
      />
      <SeatFields form={form} />
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Making the link…">
          Make the link
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

/** The select offers roles only. */
const roleOf = (text: string): Role => (isRole(text) ? text : 'auditor')

export function MemberDialog({ members }: { members: readonly Member[] }) {
  const [open, setOpen] = useOpen()
  const member = members.find(({ id }) => id === open)
  const close = (): void => setOpen(undefined)
  return (
    <Dialog title={member ? `Change ${member.name}` : 'Change'} opened={member !== undefined} onClose={close}>
      {member && <MemberForm key={member.id} member={member} close={close} />}
    </Dialog>
  )
}

function MemberForm({ member, close }: { member: Member; close: () => void }) {
  const client = useQueryClient()
  const { id, name, role, departments } = member
  const save = async (wanted: { role: Role; departments: string[] }): Promise<void> => {
    await call(changeMember, { params: { id }, body: wanted })
    await fetchPeopleAgain(client)
  }
  const takeBack = (): void => {
    save({ role, departments })
      .then(() => toast({ id, text: `${name} is as before.` }))
      .catch((error: unknown) => toast({ id, text: sentenceOf(error), tone: 'problem' }))
  }
  const form = useForm<SeatValues>({
    initial: { role, departments },
    check: checkSeat,
    send: async (values) => {
      await save({ role: roleOf(values.role), departments: [...values.departments] })
      void toast({ id, text: `${name} is changed.`, undo: takeBack })
      close()
    },
  })
  return (
    <Fields form={form}>
      <SeatFields form={form} />
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          Save
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}
