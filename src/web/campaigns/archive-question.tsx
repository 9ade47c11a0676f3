// Asks before a campaign ends, and before an ended one is taken up again: both change what may be sent.
import { useQueryClient } from '@tanstack/react-query'
import { archiveCampaign, type Campaign, reopenCampaign } from '../../campaigns/contract.ts'
import { call } from '../call.ts'
import { Ask } from '../settings/ask.tsx'
import { toast } from '../toast.ts'
import { campaignsQuery } from './queries.ts'

export function EndingQuestion({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const { id, name, archivedAt } = campaign
  const client = useQueryClient()
  const isOver = archivedAt !== null
  const act = async (): Promise<void> => {
    await call(isOver ? reopenCampaign : archiveCampaign, { params: { id } })
    await client.invalidateQueries({ queryKey: campaignsQuery.queryKey })
    void toast({ id: 'settings', text: `${name} is ${isOver ? 'open again' : 'archived'}.` })
    close()
  }
  if (isOver)
    return (
      <Ask
        {...{
          question: `Reopen “${name}”?`,
          yes: 'Reopen',
          busyLabel: 'Reopening…',
          no: 'Leave it archived',
        }}
        onYes={act}
        onNo={close}
      >
        Those who agreed to it, and haven’t withdrawn since, can be texted for it again.
      </Ask>
    )
  return (
    <Ask
      {...{ question: `Archive “${name}”?`, yes: 'Archive', busyLabel: 'Archiving…', no: 'Keep it' }}
      onYes={act}
      onNo={close}
    >
      Nothing is sent for it any more, also what is scheduled. The records of who agreed stay, and you can
      reopen it.
    </Ask>
  )
}
