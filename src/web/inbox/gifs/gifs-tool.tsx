// The Gifs icon below the text input. It opens a small window with Gifs to choose from; the chosen one is attached.
import { IconGif } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { createPortal } from 'react-dom'
import { later } from '../../later.ts'
import { IconButton } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { attachStored } from '../attach/uploads.ts'
import type { ComposerTool } from '../composer-tools.tsx'

const Picker = later(async () => (await import('./picker.tsx')).Picker)

export function GifsTool({ draftKey, insert }: ComposerTool) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label="Gifs"
        icon={<IconGif size={20} stroke={1.7} />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      />
      {createPortal(
        <Sheet title="Gifs" isOpen={isOpen} onClose={() => setOpen(false)}>
          <Suspense fallback={null}>
            <Picker
              onChoose={(file) => {
                setOpen(false)
                attachStored(draftKey, file)
                insert('') // back to the text input
              }}
            />
          </Suspense>
        </Sheet>,
        document.body,
      )}
    </>
  )
}
