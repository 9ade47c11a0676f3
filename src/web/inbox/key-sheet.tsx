// Every key of the inbox on one sheet.

import { modKey } from '../keys.ts'
import { Sheet } from '../ui/sheet.tsx'
import classes from './key-sheet.module.css'

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['J'], does: 'Next conversation' },
  { keys: ['K'], does: 'Previous conversation' },
  { keys: ['Enter'], does: 'Open it' },
  { keys: ['C'], does: 'Compose a text' },
  { keys: ['E'], does: 'Close or reopen' },
  { keys: ['A'], does: 'Assign' },
  { keys: [`${modKey}Enter`], does: 'Send' },
  { keys: ['Esc'], does: 'Back to the list' },
  { keys: [`${modKey}K`, '/'], does: 'Find anything' },
  { keys: ['?'], does: 'This sheet' },
]

export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title="Keyboard shortcuts" isOpen onClose={onClose}>
      <dl className={classes.keys}>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
