// Settings → Campaigns: what people agree to be texted for.
import { IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import { labelOfUseCase } from '../../campaigns/use-cases.ts'
import { levelLabels } from '../../consent/methods.ts'
import { may, useMe } from '../session.ts'
import { useOpen } from '../settings/dialog.tsx'
import { type Column, Listing } from '../settings/listing.tsx'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { ReadOnly } from '../settings/who-may.tsx'
import { Button } from '../ui/button.tsx'
import { LevelMark } from '../ui/level.tsx'
import { EndingQuestion } from './archive-question.tsx'
import { CampaignDialog } from './campaign-dialog.tsx'
import classes from './campaigns.module.css'
import { KeywordsDialog, keywordsOf } from './keywords-dialog.tsx'
import { campaignsQuery } from './queries.ts'

export function CampaignsSection() {
  const mayManage = may(useMe(), 'campaigns.manage')
  const campaigns = useQuery({ ...campaignsQuery, refetchOnMount: 'always' })
  const [, open] = useOpen()
  return (
    <>
      <h1 className={settings.title}>Campaigns</h1>
      <p className={settings.lead}>
        What people agree to be texted for. Consent is given to one campaign and never serves another.
      </p>
      {!mayManage && <ReadOnly what="campaigns" permission="campaigns.manage" />}
      <section className={settings.block} aria-labelledby="your-campaigns">
        <div className={settings.blockHead}>
          <h2 id="your-campaigns">Your campaigns</h2>
          {mayManage && campaigns.data && campaigns.data.length > 0 && (
            <Button onClick={() => open('add-campaign')}>
              <IconPlus size={16} stroke={1.8} aria-hidden /> Add a campaign
            </Button>
          )}
        </div>
        <div className={settings.card}>
          <Loaded query={campaigns}>{(all) => <CampaignList campaigns={all} mayManage={mayManage} />}</Loaded>
        </div>
      </section>
      {mayManage && campaigns.data && <CampaignDialog campaigns={campaigns.data} />}
      {campaigns.data && <KeywordsDialog campaigns={campaigns.data} />}
    </>
  )
}

type CampaignListProps = { campaigns: readonly Campaign[]; mayManage: boolean }

function CampaignList({ campaigns, mayManage }: CampaignListProps) {
  const [, open] = useOpen()
  const [asked, setAsked] = useState<string | null>(null)
  if (campaigns.length === 0)
    return (
      <Empty icon={<IconTargetArrow size={28} stroke={1.4} />} title="No campaigns yet">
        <p>
          Make one for each thing that you text about, such as repair updates or offers. People then agree to
          it, and only those who did are texted for it.
        </p>
        {mayManage && (
          <Button look="primary" onClick={() => open('add-campaign')}>
            Add a campaign
          </Button>
        )}
      </Empty>
    )
  const keywords: Column<Campaign> = {
    label: 'Keywords',
    cell: (campaign) => (
      <Button
        look="quiet"
        className={classes.keywords ?? ''}
        aria-label={`Keywords of ${campaign.name}: ${keywordsIn(campaign)}`}
        onClick={() => open(keywordsOf(campaign))}
      >
        {keywordsIn(campaign)}
      </Button>
    ),
  }
  const buttons: Column<Campaign> = {
    label: 'Change or archive',
    isAction: true,
    cell: ({ id, name, archivedAt }) => (
      <>
        {archivedAt === null && (
          <Button look="quiet" aria-label={`Change ${name}`} onClick={() => open(id)}>
            Change
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={`${archivedAt ? 'Reopen' : 'Archive'} ${name}`}
          aria-expanded={asked === id}
          onClick={() => setAsked(asked === id ? null : id)}
        >
          {archivedAt ? 'Reopen' : 'Archive'}
        </Button>
      </>
    ),
  }
  return (
    <Listing
      label="Campaigns"
      rows={campaigns}
      columns={[...columns, keywords, ...(mayManage ? [buttons] : [])]}
      keyOf={({ id }) => id}
      wordsOf={({ name, description, useCase, levels, keywords: words }) =>
        `${name} ${words.join(' ')} ${description} ${labelOfUseCase(useCase)} ${levels.map((level) => levelLabels[level]).join(' ')}`
      }
      isFaint={({ archivedAt }) => archivedAt !== null}
      below={(each) => asked === each.id && <EndingQuestion campaign={each} close={() => setAsked(null)} />}
    />
  )
}

/** A few by name, so that the row stays short. */
function keywordsIn({ keywords }: Campaign): string {
  if (keywords.length === 0) return 'None'
  const more = keywords.length - FEW
  return `${keywords.slice(0, FEW).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
const FEW = 2

const columns: Column<Campaign>[] = [
  {
    label: 'Campaign',
    cell: ({ name, description, archivedAt }) => (
      <>
        <div className={classes.name}>
          <span className={settings.strong}>{name}</span>
          {archivedAt && (
            <span className={settings.faint}>
              {' '}
              · archived <When at={archivedAt} />
            </span>
          )}
        </div>
        {description && <div className={`${settings.small} ${classes.description}`}>{description}</div>}
      </>
    ),
  },
  { label: 'Use case', cell: ({ useCase }) => labelOfUseCase(useCase) },
  {
    label: 'Levels',
    cell: ({ levels }) => (
      <span className={classes.levels}>
        {levels.map((level) => (
          <LevelMark key={level} level={level} />
        ))}
      </span>
    ),
  },
  { label: 'Opt-in', cell: ({ doubleOptIn }) => (doubleOptIn ? 'Confirmed by text' : 'At once') },
]
