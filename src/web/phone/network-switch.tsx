// Switches the demo's network off, to see how texts wait and leave again.
import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Network, switchNetwork } from '../../phones/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { toast } from '../toast.ts'
import { networkQuery } from './queries.ts'

export function NetworkSwitch({ isOff }: { isOff: boolean }) {
  const client = useQueryClient()
  const { queryKey } = networkQuery
  const show = (off: boolean): void => {
    client.setQueryData<Network>(queryKey, (network) => network && { ...network, isOff: off })
  }
  const turn = useMutation({
    mutationFn: (off: boolean) => call(switchNetwork, { body: { isOff: off } }),
    onMutate: show,
    onError: (error, off) => {
      show(!off)
      void toast({ text: sentenceOf(error), tone: 'problem' })
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
  return (
    <Switch
      label="Network off"
      checked={isOff}
      onChange={(event) => turn.mutate(event.currentTarget.checked)}
      withThumbIndicator={false}
    />
  )
}
