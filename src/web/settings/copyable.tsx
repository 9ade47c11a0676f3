// Something to be copied, with the button that does it, and what to do where the browser does not let it.
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import classes from './keys.module.css'

type CopyableProps = { label: string; text: string; copyLabel: string; isFirst?: boolean }

export function Copyable({ label, text, copyLabel, isFirst = false }: CopyableProps) {
  const block = useRef<HTMLPreElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { copy, copied, error } = useClipboard({ timeout: 3_000 })
  useEffect(() => {
    if (isFirst) button.current?.focus()
  }, [isFirst])
  useEffect(() => {
    if (error && block.current) window.getSelection()?.selectAllChildren(block.current)
  }, [error])
  return (
    <div className={classes.code}>
      <span className={classes.codeLabel}>{label}</span>
      <pre ref={block}>{text}</pre>
      <Button ref={button} onClick={() => copy(text)}>
        {copied ? (
          <IconCheck size={16} stroke={1.8} aria-hidden />
        ) : (
          <IconCopy size={16} stroke={1.8} aria-hidden />
        )}
        <span aria-live="polite">
          {error ? 'Selected: copy it with Ctrl C or ⌘ C' : copied ? 'Copied' : copyLabel}
        </span>
      </Button>
    </div>
  )
}
