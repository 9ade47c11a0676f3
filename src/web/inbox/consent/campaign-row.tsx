// One campaign under one level: how consent stands, on what, and the verbs that staff may use on it now.
import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconHourglassOff,
} from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { exactTime } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import { type Act, useConsentAddress } from './address.ts'
import classes from './panel.module.css'
import { details, type Row, standingWords } from './words.ts'

const icons = {
  given: IconCircleCheck,
  pending: IconHourglass,
  lapsed: IconHourglassOff,
  withdrawn: IconBan,
  none: IconCircleDashed,
}

export function CampaignRow({ row: { campaign, level }, shared }: { row: Row; shared: ReadonlySet<string> }) {
  const now = useNow()
  const { open } = useConsentAddress()
  const Icon = icons[level.standing]
  const said = details(level, now)
  const acts: [act: Act, word: string, isPossible: boolean][] = [
    ['give', 'Give', level.mayGive],
    ['ask', 'Ask', level.mayAsk],
    ['withdraw', 'Withdraw', level.mayWithdraw],
  ]
  const possible = acts.filter(([, , isPossible]) => isPossible)
  // That they were asked and may still answer stands in the details already.
  const whyNot =
    level.standing === 'pending' || (level.whyNot && shared.has(level.whyNot)) ? null : level.whyNot
  return (
    <li className={classes.row} data-level={level.level}>
      <div className={classes.campaign}>{campaign.name}</div>
      <div
        className={classes.standing}
        data-standing={level.standing}
        title={level.since ? exactTime(new Date(level.since)) : undefined}
      >
        <Icon size={14} stroke={2} aria-hidden />
        <span>{standingWords[level.standing]}</span>
      </div>
      {said !== '' && <p className={classes.small}>{said}</p>}
      {whyNot && <p className={classes.small}>{whyNot}</p>}
      {possible.length > 0 && (
        <div className={classes.verbs}>
          {possible.map(([act, word]) => (
            <Button
              key={act}
              small
              aria-label={`${word} ${level.level} consent for ${campaign.name}`}
              onClick={() => open({ act, campaignId: campaign.id, level: level.level })}
            >
              {word}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
