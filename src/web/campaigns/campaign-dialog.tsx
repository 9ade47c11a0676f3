// Makes a campaign, or changes what may be changed of one: its use case stays, because people agreed to that.
import { Checkbox, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addCampaign, type Campaign, changeCampaign } from '../../campaigns/contract.ts'
import {
  type CampaignLevel,
  campaignLevels,
  helpOfUseCase,
  labelOfUseCase,
  type UseCaseCode,
  useCaseCodes,
  whyNotLevels,
} from '../../campaigns/use-cases.ts'
import { levelLabels } from '../../consent/methods.ts'
import { ApiError, call } from '../call.ts'
import { Fields, type Form, missing, SubmitButton, useForm } from '../form.tsx'
import { Dialog, DialogActions, useOpen } from '../settings/dialog.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import classes from './campaigns.module.css'
import { campaignsQuery } from './queries.ts'

export function CampaignDialog({ campaigns }: { campaigns: readonly Campaign[] }) {
  const [open, setOpen] = useOpen()
  const campaign = campaigns.find(({ id, archivedAt }) => id === open && archivedAt === null)
  const close = (): void => setOpen(undefined)
  return (
    <Dialog
      title={campaign ? `Change ${campaign.name}` : 'Add a campaign'}
      opened={campaign !== undefined || open === 'add-campaign'}
      onClose={close}
    >
      <CampaignForm key={campaign?.id} campaign={campaign} close={close} />
    </Dialog>
  )
}

const empty = {
  name: '',
  useCase: '',
  description: '',
  levels: ['informational'] as readonly string[],
  doubleOptIn: false,
}
type Entered = typeof empty

type CampaignFormProps = { campaign: Campaign | undefined; close: () => void }

function CampaignForm({ campaign, close }: CampaignFormProps) {
  const form = useCampaignForm(campaign, close)
  const { useCase } = form.values
  return (
    <Fields form={form}>
      <TextInput
        label="Name"
        description="As your people and your records will call it, such as Repair updates."
        autoComplete="off"
        maxLength={60}
        data-autofocus
        {...form.text('name')}
      />
      {campaign ? (
        <FixedUseCase code={campaign.useCase} />
      ) : (
        <NativeSelect
          label="Use case"
          description={helpOfUseCase(useCase) || 'What the texts are for. It can’t be changed later.'}
          data={[
            { value: '', label: 'Choose a use case' },
            ...useCaseCodes.map((code) => ({ value: code, label: labelOfUseCase(code) })),
          ]}
          {...form.choice('useCase')}
        />
      )}
      <Textarea
        label="Description"
        description="What people get and how often. It may stay empty."
        autosize
        minRows={2}
        maxRows={6}
        maxLength={400}
        name="description"
        value={form.values.description}
        error={form.errors.description}
        onChange={(event) => form.set('description', event.currentTarget.value)}
      />
      <Levels form={form} />
      <Switch
        label="Confirm each opt-in by text (double opt-in)"
        description="Consent counts once the person has answered Yes to a text that asks."
        checked={form.values.doubleOptIn}
        onChange={(event) => form.set('doubleOptIn', event.currentTarget.checked)}
      />
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          {campaign ? 'Save' : 'Add campaign'}
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

function useCampaignForm(campaign: Campaign | undefined, close: () => void): Form<Entered> {
  const client = useQueryClient()
  // As it was when the dialog opened: a change that somebody made meanwhile is not written over, however often one tries.
  const [version] = useState(campaign?.version ?? 1)
  return useForm<Entered>({
    initial: campaign ? { ...empty, ...wordsOf(campaign) } : empty,
    check: (values) => {
      const wrong = missing(values, {
        name: 'Enter a name.',
        useCase: 'Choose what the texts are for.',
        levels: 'Choose Informational, Promotional or both.',
      })
      const why = whyNotLevels(values.useCase, asLevels(values.levels))
      return why !== null && values.useCase !== '' ? { levels: why, ...wrong } : wrong
    },
    send: async ({ useCase, ...values }) => {
      const body = { ...values, levels: asLevels(values.levels) }
      const saved = await (campaign
        ? call(changeCampaign, { params: { id: campaign.id }, body: { ...body, version } })
        : call(addCampaign, { body: { ...body, useCase: useCase as UseCaseCode } })
      ).catch((error: unknown) => {
        // What somebody else changed stands behind the dialog, for when it is opened again.
        if (error instanceof ApiError && error.status === 409)
          void client.invalidateQueries({ queryKey: campaignsQuery.queryKey })
        throw error
      })
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey })
      void toast({ id: 'settings', text: `${saved.name} is ${campaign ? 'changed' : 'added'}.` })
      close()
    },
  })
}

const wordsOf = ({ name, useCase, description, levels, doubleOptIn }: Campaign): Entered => ({
  ...{ name, useCase, description, levels, doubleOptIn },
})

const asLevels = (chosen: readonly string[]): CampaignLevel[] =>
  campaignLevels.filter((level) => chosen.includes(level))

function FixedUseCase({ code }: { code: string }) {
  return (
    <dl className={classes.fixed}>
      <dt>Use case</dt>
      <dd>{labelOfUseCase(code)}</dd>
      <dd>People agreed to this purpose, so it stays. For another one, add a campaign.</dd>
    </dl>
  )
}

const helpOfLevel: Record<CampaignLevel, string> = {
  informational: 'News that the person asked for, without any offer.',
  promotional: 'Offers too. The person must agree to this in writing.',
}

function Levels({ form }: { form: Form<Entered> }) {
  return (
    <Checkbox.Group
      label="Levels"
      description="What these texts may hold. People agree to each level by itself."
      value={[...form.values.levels]}
      error={form.errors.levels}
      onChange={(levels) => form.set('levels', levels)}
      data-wrong={form.errors.levels ? true : undefined}
    >
      <div className={classes.choices}>
        {campaignLevels.map((level) => (
          <Checkbox key={level} value={level} label={levelLabels[level]} description={helpOfLevel[level]} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
