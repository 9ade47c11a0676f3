// Withdraws consent for a campaign. It goes on the ledger, so it is asked once and not undone.
import { Textarea } from '@mantine/core'
import { type LevelConsent, withdrawConsent } from '../../../consent/contract.ts'
import { campaignLevels } from '../../../consent/methods.ts'
import { call } from '../../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../../form.tsx'
import { Button } from '../../ui/button.tsx'
import classes from './dialogs.module.css'
import type { FormProps } from './dialogs.tsx'
import { firstChosen, LevelBoxes } from './level-boxes.tsx'

const isPossible = ({ mayWithdraw }: LevelConsent): boolean => mayWithdraw

export function WithdrawForm({ consent, opened, who, close, done }: FormProps) {
  const campaign = consent.campaigns.find(({ id }) => id === opened.campaignId)
  const form = useForm<{ levels: readonly string[]; words: string }>({
    initial: {
      levels: firstChosen(campaign?.levels ?? [], { clicked: opened.level, isPossible }),
      words: '',
    },
    check: (values) => missing(values, { levels: 'Choose at least one level.' }),
    send: async ({ levels, words }) => {
      const chosen = campaignLevels.filter((level) => levels.includes(level))
      const body = { campaignId: campaign?.id ?? '', levels: chosen, ...(words.trim() !== '' && { words }) }
      done(await call(withdrawConsent, { params: { id: consent.contactId }, body }), 'Consent is withdrawn.')
    },
  })
  if (!campaign?.levels.some(isPossible)) return <p>Nothing is left to withdraw here.</p>
  return (
    <Fields form={form}>
      <p>
        {who} gets no more texts for {campaign.name} at these levels, and those that wait are cancelled. It
        goes on the ledger and cannot be undone; {who} can agree again.
      </p>
      <LevelBoxes
        label="Levels"
        levels={campaign.levels.filter(isPossible)}
        isPossible={isPossible}
        chosen={form.values.levels}
        error={form.errors.levels}
        onChange={(levels) => form.set('levels', levels)}
      />
      <Textarea
        label="What they said"
        description="In their own words, if they said something. It may stay empty."
        rows={2}
        maxLength={1_000}
        value={form.values.words}
        error={form.errors.words}
        onChange={(event) => form.set('words', event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button onClick={close}>Keep it</Button>
        <SubmitButton form={form} busyLabel="Withdrawing…">
          Withdraw consent
        </SubmitButton>
      </div>
    </Fields>
  )
}
