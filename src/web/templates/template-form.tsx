// Makes a template or changes one, with its preview as it is typed.
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type CampaignLevel, campaignLevels } from '../../campaigns/use-cases.ts'
import { levelLabels } from '../../consent/methods.ts'
import { addTemplate, changeTemplate, maxName, type Template } from '../../templates/contract.ts'
import { type FieldValues, mergeFields, unsafeFields, whyNotFields } from '../../templates/merge-fields.ts'
import { ApiError, call } from '../call.ts'
import { campaignsQuery } from '../campaigns/queries.ts'
import { Fields, type Form, missing, SubmitButton, useForm } from '../form.tsx'
import { may, useMe } from '../session.ts'
import { DialogActions } from '../settings/dialog.tsx'
import { Button } from '../ui/button.tsx'
import { notKnown, Preview } from './preview.tsx'
import { fetchTemplatesAnew } from './queries.ts'
import classes from './template-form.module.css'

type TemplateFormProps = {
  /** What it begins with; a new one has neither id nor version. */
  start: Start
  preview: { label: string; values: FieldValues | null }
  onSaved: (saved: Template) => void
  onCancel: () => void
}
export type Start = Partial<
  Pick<Template, 'id' | 'version' | 'name' | 'body' | 'kind' | 'owner' | 'departmentId' | 'fixed'>
>

export function TemplateForm({ start, preview, onSaved, onCancel }: TemplateFormProps) {
  const form = useTemplateForm(start, onSaved)
  const me = useMe()
  const { body } = form.values
  const unsafe = unsafeFields(body)
  const { ref } = form
  useEffect(() => ref.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [ref])
  return (
    <Fields form={form}>
      <TextInput
        label="Name"
        description="By which your people find it, such as Ready for pickup."
        autoComplete="off"
        maxLength={maxName}
        data-autofocus
        {...form.text('name')}
      />
      <Words form={form} />
      <Preview
        {...preview}
        body={body}
        whenMissing={(fields) => `${notKnown(fields)}, so this text would not be sent as it stands.`}
      />
      {unsafe.length > 0 && preview.values !== null && (
        <p className={classes.hint}>
          Where {unsafe.map((name) => `{{${name}}}`).join(', ')} isn’t known, the text is not sent. Words
          after a bar stand in for it: {`{{${unsafe[0]}|there}}`}.
        </p>
      )}
      <div className={classes.pair}>
        <NativeSelect label="Who may use it" data={ownersFor(me)} {...form.choice('owner')} />
        <NativeSelect
          label="Kind"
          data={[
            { value: 'text', label: 'Text' },
            { value: 'review', label: 'Review request' },
          ]}
          {...form.choice('kind')}
        />
      </div>
      <FixedTo form={form} />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          {start.id ? 'Save' : 'Create template'}
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

type Entered = { name: string; body: string; kind: string; owner: string; fixed: string }

function useTemplateForm(start: Start, onSaved: (saved: Template) => void): Form<Entered> {
  const client = useQueryClient()
  // As it was when the form opened: a change that somebody made meanwhile is not written over, however often one tries.
  const [{ id, version = 1 }] = useState(start)
  return useForm<Entered>({
    initial: enteredOf(start),
    check: (values) => {
      const why = whyNotFields(values.body)
      return {
        ...(why !== null && { body: why }),
        ...missing(values, { name: 'Enter a name.', body: 'Write what the template says.' }),
      }
    },
    send: async (values) => {
      const body = bodyOf(values)
      const saved = await (id
        ? call(changeTemplate, { params: { id }, body: { ...body, version } })
        : call(addTemplate, { body })
      ).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 409) void fetchTemplatesAnew(client)
        throw error
      })
      await fetchTemplatesAnew(client)
      onSaved(saved)
    },
  })
}

const PERSONAL = 'personal'
const EVERYBODY = 'organization'

const enteredOf = ({ name = '', body = '', kind = 'text', owner, departmentId, fixed }: Start): Entered => ({
  ...{ name, body, kind },
  owner: owner === 'department' && departmentId ? departmentId : (owner ?? PERSONAL),
  fixed: fixed ? `${fixed.campaignId} ${fixed.level}` : '',
})

function bodyOf({ name, body, kind, owner, fixed }: Entered) {
  const isDepartment = owner !== PERSONAL && owner !== EVERYBODY
  const [campaignId, level] = fixed.split(' ')
  const fixedLevel = campaignLevels.find((each) => each === level)
  return {
    ...{ name, body, kind: kind === 'review' ? ('review' as const) : ('text' as const) },
    owner: isDepartment ? ('department' as const) : owner === EVERYBODY ? EVERYBODY : PERSONAL,
    departmentId: isDepartment ? owner : null,
    fixed: campaignId && fixedLevel ? { campaignId, level: fixedLevel } : null,
  } as const
}

/** Themselves; and, for those who may share, each of their departments and the whole organization. */
function ownersFor(me: ReturnType<typeof useMe>): { value: string; label: string }[] {
  const own = { value: PERSONAL, label: 'Personal: only you' }
  if (!may(me, 'templates.manage')) return [own]
  return [
    own,
    ...me.departments.map(({ id, name }) => ({ value: id, label: `Shared: ${name}` })),
    { value: EVERYBODY, label: 'Shared: everybody' },
  ]
}

/** The text itself, with a button for each field, which writes it at the cursor. */
function Words({ form }: { form: Form<Entered> }) {
  const input = useRef<HTMLTextAreaElement>(null)
  const { body } = form.values
  const insert = (name: string): void => {
    const element = input.current
    const { selectionStart: start, selectionEnd: end } = element ?? { selectionStart: 0, selectionEnd: 0 }
    const field = `{{${name}}}`
    flushSync(() => form.set('body', body.slice(0, start) + field + body.slice(end)))
    element?.focus()
    element?.setSelectionRange(start + field.length, start + field.length)
  }
  return (
    <div>
      <Textarea
        ref={input}
        label="Text"
        autosize
        minRows={3}
        maxRows={10}
        name="body"
        value={body}
        error={form.errors.body}
        aria-invalid={form.errors.body ? true : undefined}
        onChange={(event) => form.set('body', event.currentTarget.value)}
      />
      <fieldset className={classes.fields} aria-label="Add a field">
        {mergeFields.map(({ name, known }) => (
          <Button key={name} small title={`Filled in with ${known}`} onClick={() => insert(name)}>
            {name}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

function FixedTo({ form }: { form: Form<Entered> }) {
  const { data: campaigns = [] } = useQuery({ ...campaignsQuery, enabled: may(useMe(), 'campaigns.view') })
  const { fixed } = form.values
  const choices = campaigns
    .filter(({ id, archivedAt }) => archivedAt === null || fixed.startsWith(id))
    .flatMap(({ id, name, levels }) =>
      levels.map((level: CampaignLevel) => ({
        value: `${id} ${level}`,
        label: `${name} · ${levelLabels[level]}`,
      })),
    )
  const isListed = fixed === '' || choices.some(({ value }) => value === fixed)
  if (choices.length === 0 && fixed === '') return null
  return (
    <NativeSelect
      label="Sent for"
      description="Fixed to a campaign, it goes to those who agreed to that campaign, and is no answer in a conversation."
      data={[
        { value: '', label: 'Anything: answers, or whatever is chosen' },
        ...(isListed ? [] : [{ value: fixed, label: 'The campaign that it is fixed to now' }]),
        ...choices,
      ]}
      {...form.choice('fixed')}
    />
  )
}
