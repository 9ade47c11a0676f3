// Sends the double opt-in request: one text, whose Yes gives consent.
import { askForConsent, type LevelConsent } from '../../../consent/contract.ts'
import { campaignLevels } from '../../../consent/methods.ts'
import { call } from '../../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../../form.tsx'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import classes from './dialogs.module.css'
import type { FormProps } from './dialogs.tsx'
import { firstChosen, LevelBoxes } from './level-boxes.tsx'

const isPossible = ({ mayAsk }: LevelConsent): boolean => mayAsk

export function AskForm({ consent, opened, who, conversationId, close, done }: FormProps) {
  const { organization } = useMe()
  const campaign = consent.campaigns.find(({ id }) => id === opened.campaignId)
  const form = useForm<{ levels: readonly string[] }>({
    initial: { levels: firstChosen(campaign?.levels ?? [], { clicked: opened.level, isPossible }) },
    check: (values) => missing(values, { levels: 'Choose at least one level.' }),
    send: async ({ levels }) => {
      const chosen = campaignLevels.filter((level) => levels.includes(level))
      const body = { campaignId: campaign?.id ?? '', levels: chosen, conversationId }
      const answer = await call(askForConsent, { params: { id: consent.contactId }, body })
      done(answer, `The request is on its way. It holds when ${who} answers Yes.`)
    },
  })
  if (!campaign?.levels.some(isPossible))
    return <p>{who} cannot be asked for this now. The panel says why.</p>
  return (
    <Fields form={form}>
      <p>
        {who} gets one text that names {organization.name} and {campaign.name}, says what it costs and how to
        stop, and asks for a Yes. There is one such text to a request: it is not repeated while it waits.
      </p>
      <LevelBoxes
        label="Levels"
        levels={campaign.levels}
        isPossible={isPossible}
        chosen={form.values.levels}
        error={form.errors.levels}
        onChange={(levels) => form.set('levels', levels)}
      />
      <div className={classes.actions}>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Sending…">
          Send the request
        </SubmitButton>
      </div>
    </Fields>
  )
}
