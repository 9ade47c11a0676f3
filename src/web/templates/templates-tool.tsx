// The Templates icon below the text input. It opens the picker, and puts what is chosen there into the text, filled in.
import { IconTemplate } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTemplate as noteUse, type Template } from '../../templates/contract.ts'
import { type FieldValues, fill } from '../../templates/merge-fields.ts'
import { call } from '../call.ts'
import type { ComposerTool } from '../inbox/composer-tools.tsx'
import { numbersQuery } from '../inbox/queries.ts'
import { useKeys } from '../keys.ts'
import { later } from '../later.ts'
import { may, useMe } from '../session.ts'
import { IconButton } from '../ui/button.tsx'
import { templateQuery, valuesQuery } from './queries.ts'

const Picker = later(async () => (await import('./picker.tsx')).Picker)

export function TemplatesTool(tool: ComposerTool) {
  return may(useMe(), 'templates.view') ? <Templates {...tool} /> : null
}

function Templates(tool: ComposerTool) {
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const values = useValues(tool, isOpen || tool.body.includes('{{'))
  const { data: inUse } = useQuery({
    ...templateQuery(tool.templateId ?? ''),
    enabled: tool.templateId !== undefined,
  })
  const open = (): void => {
    setWasOpened(true)
    setOpen(true)
  }
  useKeys({ t: open })
  useFilledOnceKnown(tool, values)

  const use = (template: Template): void => {
    flushSync(() => setOpen(false)) // closed first: it gives the focus back, and the text input is to have it
    tool.insert(values ? fill(template.body, values).text : template.body)
    // Words that are fixed to a campaign stay so, whatever is put beside them.
    if (template.fixed || !inUse?.fixed) tool.madeFrom(template)
    void call(noteUse, { params: { id: template.id } })
      .then(() => client.invalidateQueries({ queryKey: ['templates'], refetchType: 'none' }))
      .catch(() => undefined) // a count, and nothing that anybody waits for
  }
  return (
    <>
      <IconButton
        label="Templates"
        hint="T"
        icon={<IconTemplate size={18} stroke={1.7} />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={open}
      />
      {wasOpened &&
        // Outside the composer's form: what is sent or pressed in here is not the text's.
        createPortal(
          // biome-ignore lint/a11y/noStaticElementInteractions: it holds events back, and is nothing to act on
          <div onSubmit={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
            <Suspense>
              <Picker
                isOpen={isOpen}
                values={values}
                inUse={tool.body.trim() === '' ? null : (inUse ?? null)}
                onUse={use}
                onClose={() => setOpen(false)}
              />
            </Suspense>
          </div>,
          document.body,
        )}
    </>
  )
}

/** What the fields stand for in this text; null while nobody is chosen, or it isn't known yet. */
function useValues({ conversation, receiver }: ComposerTool, isWanted: boolean): FieldValues | null {
  const { data: numbers } = useQuery(numbersQuery)
  const phone = conversation?.phone ?? (receiver && 'to' in receiver ? receiver.to : undefined)
  const numberId = receiver && 'numberId' in receiver ? receiver.numberId : undefined
  const departmentId = conversation?.departmentId ?? numbers?.find(({ id }) => id === numberId)?.departmentId
  const isKnown = phone !== undefined && departmentId !== undefined
  const { data } = useQuery({ ...valuesQuery({ phone, departmentId }), enabled: isKnown && isWanted })
  return (isKnown && data) || null
}

/** A template that was put in before anybody was chosen is filled in as soon as somebody is. */
function useFilledOnceKnown(tool: ComposerTool, values: FieldValues | null): void {
  const latest = useRef(tool)
  latest.current = tool
  useEffect(() => {
    const { body, templateId, write } = latest.current
    if (values === null || templateId === undefined) return
    const { text } = fill(body, values)
    if (text !== body) write(text)
  }, [values])
}
