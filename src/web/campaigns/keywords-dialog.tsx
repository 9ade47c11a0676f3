// The keywords that one campaign advertises: which word on which number, what texting it gives, and whether its advertisement says all it must.
import { IconAlertTriangle, IconCircleCheck, IconHash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import { type AdvertisedKeyword, removeKeyword } from '../../consent/advertised/contract.ts'
import { labelOfDisclosure } from '../../consent/advertised/disclosures.ts'
import { call } from '../call.ts'
import { may, useMe } from '../session.ts'
import { Ask } from '../settings/ask.tsx'
import { Dialog, DialogActions, useOpen } from '../settings/dialog.tsx'
import { Empty, Loaded } from '../settings/loaded.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { LevelMark } from '../ui/level.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { KeywordForm } from './keyword-form.tsx'
import classes from './keywords.module.css'
import { campaignsQuery, keywordsQuery } from './queries.ts'

/** The address of the dialog. */
export const keywordsOf = ({ id }: Campaign): string => `keywords-${id}`

export function KeywordsDialog({ campaigns }: { campaigns: readonly Campaign[] }) {
  const [open, setOpen] = useOpen()
  const campaign = campaigns.find((each) => keywordsOf(each) === open)
  const close = (): void => setOpen(undefined)
  return (
    <Dialog
      title={campaign ? `Keywords of ${campaign.name}` : 'Keywords'}
      opened={campaign !== undefined}
      onClose={close}
    >
      {campaign && <Keywords key={campaign.id} campaign={campaign} close={close} />}
    </Dialog>
  )
}

function Keywords({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const keywords = useQuery(keywordsQuery(campaign.id))
  const [edited, setEdited] = useState<string | null>(null)
  const mayManage = may(useMe(), 'campaigns.manage') && campaign.archivedAt === null
  const keyword = keywords.data?.find(({ id }) => id === edited)
  if (edited === 'new' || keyword)
    return <KeywordForm campaign={campaign} keyword={keyword} back={() => setEdited(null)} />
  return (
    <>
      <p className={classes.lead}>
        Who texts a keyword to the number that it is advertised on agrees to this campaign. The advertisement
        stays on file, and with each opt-in as the proof of it.
      </p>
      {campaign.archivedAt !== null && (
        <p className={classes.lead}>This campaign is archived, so its keywords give nothing now.</p>
      )}
      <Loaded query={keywords} rows={2}>
        {(all) => <KeywordList {...{ campaign, all, mayManage, edit: setEdited }} />}
      </Loaded>
      <DialogActions>
        <Button onClick={close}>Close</Button>
        {mayManage && keywords.data && (
          <Button look="primary" onClick={() => setEdited('new')}>
            Add a keyword
          </Button>
        )}
      </DialogActions>
    </>
  )
}

type KeywordListProps = {
  campaign: Campaign
  all: readonly AdvertisedKeyword[]
  mayManage: boolean
  edit: (id: string) => void
}

function KeywordList({ campaign, all, mayManage, edit }: KeywordListProps) {
  const [asked, setAsked] = useState<string | null>(null)
  if (all.length === 0)
    return (
      <Empty icon={<IconHash size={28} stroke={1.4} />} title="No keyword yet">
        <p>
          Until it has one, people join by a form, on paper or by a word of your staff. START, where no
          campaign advertises it, only opens a conversation.
        </p>
      </Empty>
    )
  return (
    <ul className={classes.list} aria-label="Keywords">
      {all.map((keyword) => (
        <li key={keyword.id} className={classes.item}>
          <KeywordFacts keyword={keyword} />
          {mayManage && (
            <div className={classes.buttons}>
              <Button small aria-label={`Change ${keyword.keyword}`} onClick={() => edit(keyword.id)}>
                Change
              </Button>
              <Button
                small
                aria-label={`Remove ${keyword.keyword}`}
                aria-expanded={asked === keyword.id}
                onClick={() => setAsked(asked === keyword.id ? null : keyword.id)}
              >
                Remove
              </Button>
            </div>
          )}
          {asked === keyword.id && (
            <RemoveQuestion campaign={campaign} keyword={keyword} close={() => setAsked(null)} />
          )}
        </li>
      ))}
    </ul>
  )
}

function KeywordFacts({
  keyword: { keyword, ourPhone, levels, place, wording, lacks, link },
}: {
  keyword: AdvertisedKeyword
}) {
  return (
    <>
      <p className={classes.head}>
        <strong className={classes.word}>{keyword}</strong> to {formatPhone(ourPhone)}
      </p>
      <p className={classes.levels}>
        {levels.map((level) => (
          <LevelMark key={level} level={level} />
        ))}
      </p>
      <p className={classes.state} data-lacks={lacks.length > 0 || undefined}>
        {lacks.length === 0 ? (
          <IconCircleCheck size={16} stroke={1.8} aria-hidden />
        ) : (
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
        )}
        <span>
          {lacks.length === 0
            ? 'In use. The advertisement says all that it must.'
            : `Not in use: the advertisement does not say ${listed(lacks.map(labelOfDisclosure))}.`}
        </span>
      </p>
      <blockquote className={classes.wording}>{wording}</blockquote>
      <p className={classes.place}>
        Shown: {place}
        {link && (
          <>
            {' · '}
            <a href={link} target="_blank" rel="noopener noreferrer nofollow">
              Picture or page
            </a>
          </>
        )}
      </p>
    </>
  )
}

const listed = (labels: readonly string[]): string =>
  new Intl.ListFormat('en').format(labels.map((label) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`))

type RemoveQuestionProps = { campaign: Campaign; keyword: AdvertisedKeyword; close: () => void }

function RemoveQuestion({ campaign, keyword, close }: RemoveQuestionProps) {
  const client = useQueryClient()
  const remove = async (): Promise<void> => {
    await call(removeKeyword, { params: { id: campaign.id, keywordId: keyword.id } })
    await client.invalidateQueries({ queryKey: keywordsQuery(campaign.id).queryKey })
    void client.invalidateQueries({ queryKey: campaignsQuery.queryKey })
    void toast({ id: 'settings', text: `${keyword.keyword} is removed.` })
    close()
  }
  return (
    <Ask
      question={`Remove ${keyword.keyword}?`}
      yes="Remove"
      busyLabel="Removing…"
      no="Keep it"
      onYes={remove}
      onNo={close}
    >
      Who texts it from now on only opens a conversation. Those who opted in by it stay, with the
      advertisement as it was.
    </Ask>
  )
}
