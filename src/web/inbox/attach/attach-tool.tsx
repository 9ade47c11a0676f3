// The Attach Files icon below the text input. On a phone the same choice offers the camera.
import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { IconButton } from '../../ui/button.tsx'
import type { ComposerTool } from '../composer-tools.tsx'
import classes from './attach.module.css'
import { attachFiles } from './uploads.ts'

const ACCEPTED =
  'image/jpeg,image/png,image/gif,image/webp,video/mp4,video/3gpp,audio/mpeg,audio/amr,application/pdf,text/vcard,.vcf'

export function AttachTool({ draftKey }: ComposerTool) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton
        label="Attach Files"
        icon={<IconPaperclip size={18} stroke={1.7} />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        className={classes.input}
        type="file"
        multiple
        accept={ACCEPTED}
        tabIndex={-1}
        aria-label="Files to attach"
        onChange={(event) => {
          attachFiles(draftKey, [...(event.target.files ?? [])])
          event.target.value = '' // the same file can be chosen again
        }}
      />
    </>
  )
}
