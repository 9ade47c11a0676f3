// Texts that were typed on a phone and are not stored yet: shown at once, given back when they could not be sent.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addPhoneFile, type PhoneText, sendText } from '../../phones/contract.ts'
import { call, callWithFile, sentenceOf } from '../call.ts'
import { textsQuery } from './queries.ts'

export type Sending = {
  readonly waiting: readonly PhoneText[]
  readonly problem: string | null
  /** Resolves false when the text was not taken; then `problem` says why. */
  send(text: { to: string; body: string; files?: readonly File[] }): Promise<boolean>
}

export function useSending(phone: string): Sending {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState<readonly PhoneText[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  const send: Sending['send'] = async ({ to, body, files = [] }) => {
    const text = optimistic(to, body)
    setProblem(null)
    setWaiting((before) => [...before, text])
    const { queryKey } = textsQuery(phone)
    try {
      const fileIds: string[] = []
      for (const file of files) fileIds.push((await put(file)).id)
      const stored = await call(sendText, {
        params: { phone },
        body: { to, body, ...(fileIds.length > 0 && { fileIds }) },
      })
      await client.cancelQueries({ queryKey })
      client.setQueryData<PhoneText[]>(queryKey, (texts = []) =>
        texts.some(({ id }) => id === stored.id) ? texts : [...texts, stored],
      )
      void client.invalidateQueries({ queryKey })
      return true
    } catch (error) {
      setProblem(sentenceOf(error))
      return false
    } finally {
      setWaiting((before) => before.filter((each) => each !== text))
    }
  }
  return { waiting, problem, send }
}

const put = (file: File) =>
  callWithFile(addPhoneFile, {
    ...{ file, name: file.name, signal: new AbortController().signal },
    onProgress: () => undefined,
  })

let count = 0

const optimistic = (to: string, body: string): PhoneText => ({
  id: `waiting-${++count}`,
  ourNumber: to,
  fromHandset: true,
  body,
  at: new Date().toISOString(),
  state: 'sending',
})
