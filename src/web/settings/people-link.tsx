// A one-time link, shown this once: to copy, with whom it is for and how long it holds.
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Copyable } from './copyable.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import classes from './people.module.css'

export type ShownLink = {
  readonly kind: 'invitation' | 'reset'
  readonly link: string
  /** A name, or an e-mail while there is no name yet. */
  readonly whom: string
}

type LinkDialogProps = { shown: ShownLink | null; close: () => void }

export function LinkDialog({ shown, close }: LinkDialogProps) {
  return (
    <Dialog
      title={shown?.kind === 'reset' ? 'Copy the password link now' : 'Copy the invitation now'}
      opened={shown !== null}
      onClose={close}
      isKept
    >
      {shown && (
        <div className={classes.shown}>
          <p>{meaning[shown.kind](<strong>{shown.whom}</strong>)}</p>
          <Copyable label="Link" text={shown.link} copyLabel="Copy link" isFirst />
          <p className={classes.caution}>
            Parley sends no e-mail by itself and keeps only a fingerprint of the link, so nobody can show it
            again. Whoever has it can use it: send it to nobody else.
          </p>
          <DialogActions>
            <Button look="primary" onClick={close}>
              I have copied it
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  )
}

const meaning: Record<ShownLink['kind'], (whom: ReactNode) => ReactNode> = {
  invitation: (whom) => (
    <>Send this link to {whom}. They choose their name and password with it. It works once, within 7 days.</>
  ),
  reset: (whom) => (
    <>
      Send this link to {whom}. They set a new password with it, and are signed out everywhere else. It works
      once, within 24 hours.
    </>
  ),
}
