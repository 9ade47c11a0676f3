// The Emoji icon below the text input. The picker is fetched when it is first wanted, and puts an emoji where the cursor stands.
import { IconMoodSmile } from '@tabler/icons-react'
import { Suspense, useRef, useState } from 'react'
import { later } from '../../later.ts'
import { IconButton } from '../../ui/button.tsx'
import type { ComposerTool } from '../composer-tools.tsx'

const load = () => import('./picker.tsx')
const Picker = later(async () => (await load()).Picker)

export function EmojiTool({ insert }: ComposerTool) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={button}
        label="Emoji"
        icon={<IconMoodSmile size={18} stroke={1.7} />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onMouseEnter={() => void load().catch(() => undefined)}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Suspense>
          <Picker
            button={button}
            onClose={() => setOpen(false)}
            onChoose={(emoji) => {
              setOpen(false)
              insert(emoji)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
