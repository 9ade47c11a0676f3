// Opens the dialog that erases a person, for those who may.
import { may, useMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import classes from './erase-form.module.css'

export function EraseButton({ onOpen }: { onOpen: () => void }) {
  const me = useMe()
  if (!may(me, 'consent.erase')) return null
  return (
    <Button small look="quiet" className={classes.open} onClick={onOpen}>
      Erase this person…
    </Button>
  )
}
