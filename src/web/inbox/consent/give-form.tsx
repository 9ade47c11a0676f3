// Enters consent that a person has given: for which campaign and levels, in which way, and with the evidence of that way.
import { NativeSelect } from '@mantine/core'
import { useRef } from 'react'
import { type CampaignConsent, giveConsent, type LevelConsent } from '../../../consent/contract.ts'
import { methods } from '../../../consent/methods.ts'
import { call } from '../../call.ts'
import { Fields, type Form, missing, SubmitButton, useForm } from '../../form.tsx'
import { Button } from '../../ui/button.tsx'
import { newRequestKey } from '../sending.ts'
import classes from './dialogs.module.css'
import type { FormProps } from './dialogs.tsx'
import { EvidenceFields } from './evidence-fields.tsx'
import { asGiven, type GiveValues, missingProof, needsYes, noEvidence, waysFor } from './given.ts'
import { firstChosen, LevelBoxes } from './level-boxes.tsx'

const isPossible = ({ mayGive }: LevelConsent): boolean => mayGive

export function GiveForm(props: FormProps) {
  const { consent, opened, who, close } = props
  const campaigns = consent.campaigns.filter(({ levels }) => levels.some(isPossible))
  const form = useGiven(props, campaigns.find(({ id }) => id === opened.campaignId) ?? campaigns[0])
  const { campaignId, levels, method } = form.values
  const campaign = campaigns.find(({ id }) => id === campaignId)
  if (campaigns.length === 0) return <p>Nothing can be given now. The panel says why.</p>
  const choose = (id: string): void => {
    const next = campaigns.find((each) => each.id === id)
    form.set('campaignId', id)
    form.set('levels', firstChosen(next?.levels ?? [], { clicked: opened.level, isPossible }))
    form.set('method', '')
  }
  return (
    <Fields form={form}>
      <NativeSelect
        label="Campaign"
        description="Consent is given for one campaign and never serves another."
        data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.choice('campaignId')}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <LevelBoxes
        label="Levels"
        levels={campaign?.levels ?? []}
        isPossible={isPossible}
        chosen={levels}
        error={form.errors.levels}
        onChange={(next) => {
          form.set('levels', next)
          if (!waysFor(next).some((way) => way === method)) form.set('method', '')
        }}
      />
      <MethodSelect form={form} who={who} />
      <EvidenceFields form={form} />
      {method !== '' && (campaign?.doubleOptIn || needsYes(form.values)) && (
        <p className={classes.note}>
          {who} gets one text to confirm this. Until they answer Yes nothing else is sent for it.
        </p>
      )}
      <div className={classes.actions}>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Entering…">
          Give consent
        </SubmitButton>
      </div>
    </Fields>
  )
}

/** The form's values and what sends them. Sent again unchanged, it is the same act under the same key. */
function useGiven(props: FormProps, first: CampaignConsent | undefined): Form<GiveValues> {
  const { consent, opened, who, conversationId, done } = props
  const sent = useRef({ requestKey: '', what: '' })
  return useForm<GiveValues>({
    initial: {
      ...noEvidence,
      campaignId: first?.id ?? '',
      levels: firstChosen(first?.levels ?? [], { clicked: opened.level, isPossible }),
      method: '',
      identity: consent.name,
      saidAt: '',
    },
    check: (values) => ({
      ...missing(values, { levels: 'Choose at least one level.', method: 'Choose how they agreed.' }),
      ...missingProof(values),
    }),
    send: async (values) => {
      const given = { ...asGiven(values), conversationId }
      const what = JSON.stringify(given)
      if (sent.current.what !== what) sent.current = { requestKey: newRequestKey(), what }
      const { requestKey } = sent.current
      const answer = await call(giveConsent, {
        params: { id: consent.contactId },
        body: { ...given, requestKey },
      })
      const waits = answer.campaigns
        .find(({ id }) => id === values.campaignId)
        ?.levels.some(({ level, standing }) => standing === 'pending' && values.levels.includes(level))
      done(answer, waits ? `Entered. ${who} was texted to confirm it.` : 'Consent is entered.')
    },
  })
}

function MethodSelect({ form, who }: { form: Form<GiveValues>; who: string }) {
  const { levels } = form.values
  const isPromotional = levels.includes('promotional')
  return (
    <NativeSelect
      label="Method"
      description={`How ${who} agreed.${isPromotional ? ' Promotional texts need it in writing, or a Yes by text.' : ''}`}
      data={[
        { value: '', label: 'Choose how' },
        ...waysFor(levels).map((name) => ({ value: name, label: methods[name].label })),
      ]}
      {...form.choice('method')}
    />
  )
}
