// Puts a keyword and its advertisement on file, or changes them. What the advertisement must say is ticked off while it is entered.
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import { type AdvertisedKeyword, addKeyword, changeKeyword } from '../../consent/advertised/contract.ts'
import { readDisclosures } from '../../consent/advertised/disclosures.ts'
import { type CampaignLevel, campaignLevels, levelLabels } from '../../consent/methods.ts'
import { ApiError, call } from '../call.ts'
import { Fields, type Form, missing, SubmitButton, useForm } from '../form.tsx'
import { numbersQuery } from '../inbox/queries.ts'
import { useMe } from '../session.ts'
import { DialogActions } from '../settings/dialog.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import campaignClasses from './campaigns.module.css'
import classes from './keywords.module.css'
import { campaignsQuery, keywordsQuery } from './queries.ts'

type KeywordFormProps = {
  campaign: Campaign
  keyword: AdvertisedKeyword | undefined
  back: () => void
}
type Entered = {
  numberId: string
  keyword: string
  levels: readonly string[]
  wording: string
  place: string
  link: string
}

export function KeywordForm({ campaign, keyword, back }: KeywordFormProps) {
  const form = useKeywordForm(campaign, keyword, back)
  const numbers = useQuery(numbersQuery)
  return (
    <Fields form={form}>
      <TextInput
        label="Keyword"
        description="A word that people send for this and nothing else, such as JOIN. Letters and digits only."
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
        data-autofocus
        {...form.text('keyword')}
      />
      <NativeSelect
        label="Number"
        description="The number that the advertisement names."
        data={numberChoices(numbers.data ?? [], keyword)}
        {...form.choice('numberId')}
      />
      <Gives campaign={campaign} form={form} />
      <Textarea
        label="Advertisement"
        description="The words of it, exactly as they are shown."
        autosize
        minRows={4}
        maxRows={12}
        maxLength={2_048}
        name="wording"
        value={form.values.wording}
        error={form.errors.wording}
        onChange={(event) => form.set('wording', event.currentTarget.value)}
      />
      <Disclosures campaign={campaign} values={form.values} />
      <TextInput
        label="Where it is shown"
        description="Such as: poster at the counter, from 1 May."
        autoComplete="off"
        maxLength={200}
        {...form.text('place')}
      />
      <TextInput
        label="Picture or page of it"
        description="An address with https://, for carriers who ask to see it. It may stay empty."
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={500}
        {...form.text('link')}
      />
      <DialogActions>
        <Button onClick={back}>Back</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          {keyword ? 'Save' : 'Add keyword'}
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

type OurNumber = { id: string; phone: string; name: string }

/** Those of the member's departments, and the one that it is on already. */
function numberChoices(numbers: readonly OurNumber[], keyword: AdvertisedKeyword | undefined) {
  const own = keyword && !numbers.some(({ id }) => id === keyword.numberId)
  return [
    { value: '', label: 'Choose a number' },
    ...(own ? [{ value: keyword.numberId, label: formatPhone(keyword.ourPhone) }] : []),
    ...numbers.map(({ id, phone, name }) => ({
      value: id,
      label: name ? `${formatPhone(phone)} · ${name}` : formatPhone(phone),
    })),
  ]
}

function useKeywordForm(
  { id, levels }: Campaign,
  keyword: AdvertisedKeyword | undefined,
  back: () => void,
): Form<Entered> {
  const client = useQueryClient()
  // As it was when the form opened: a change that somebody made meanwhile is not written over.
  const [version] = useState(keyword?.version ?? 1)
  const { queryKey } = keywordsQuery(id)
  return useForm<Entered>({
    initial: keyword
      ? { ...keyword, link: keyword.link ?? '' }
      : { numberId: '', keyword: '', levels: [...levels], wording: '', place: '', link: '' },
    check: (values) =>
      missing(values, {
        keyword: 'Enter the keyword, such as JOIN.',
        numberId: 'Choose the number that the keyword is texted to.',
        levels: 'Choose what texting the keyword gives.',
        wording: 'Enter the advertisement, word for word.',
        place: 'Enter where it is shown.',
      }),
    send: async ({ numberId, wording, place, ...values }) => {
      const body = {
        ...{ numberId, wording, place, keyword: values.keyword, levels: asLevels(values.levels) },
        link: values.link.trim() === '' ? null : values.link.trim(),
      }
      const saved = await (keyword
        ? call(changeKeyword, { params: { id, keywordId: keyword.id }, body: { ...body, version } })
        : call(addKeyword, { params: { id }, body })
      ).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 409) void client.invalidateQueries({ queryKey })
        throw error
      })
      await client.invalidateQueries({ queryKey })
      void client.invalidateQueries({ queryKey: campaignsQuery.queryKey })
      void toast({ id: 'settings', text: `${saved.keyword} is ${keyword ? 'changed' : 'added'}.` })
      back()
    },
  })
}

const asLevels = (chosen: readonly string[]): CampaignLevel[] =>
  campaignLevels.filter((level) => chosen.includes(level))

function Gives({ campaign, form }: { campaign: Campaign; form: Form<Entered> }) {
  return (
    <Checkbox.Group
      label="What texting it gives"
      description={
        campaign.doubleOptIn
          ? 'Each opt-in to this campaign is confirmed by text: it counts once they have answered Yes.'
          : 'At once, and a text of ours confirms it.'
      }
      value={[...form.values.levels]}
      error={form.errors.levels}
      onChange={(levels) => form.set('levels', levels)}
      data-wrong={form.errors.levels ? true : undefined}
    >
      <div className={campaignClasses.choices}>
        {campaign.levels.map((level) => (
          <Checkbox key={level} value={level} label={levelLabels[level]} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** What the advertisement must say, each part with the words that say it or words that would. */
function Disclosures({ campaign, values }: { campaign: Campaign; values: Entered }) {
  const wording = useDeferredValue(values.wording)
  const { name: business } = useMe().organization
  const parts = readDisclosures(wording, {
    ...{ keyword: values.keyword.trim(), business, campaign: campaign.name },
    levels: asLevels(values.levels),
  })
  const lacking = parts.filter(({ found }) => found === null).length
  return (
    <section aria-labelledby="must-say" className={classes.parts}>
      <h3 id="must-say">What it must say</h3>
      <p role="status">
        {lacking === 0
          ? 'It says everything.'
          : `${lacking} of ${parts.length} ${lacking === 1 ? 'is' : 'are'} missing. You can save it, but the keyword gives nothing until then.`}
      </p>
      <ul>
        {parts.map(({ key, label, found, example }) => (
          <li key={key} data-found={found !== null || undefined}>
            {found === null ? (
              <IconCircleDashed size={16} stroke={1.8} aria-label="Missing" />
            ) : (
              <IconCircleCheck size={16} stroke={1.8} aria-label="Found" />
            )}
            <span>
              {label}
              <small>{found === null ? ` such as: ${example}` : ` “${found}”`}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
