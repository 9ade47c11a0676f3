// Every key on one sheet, and the switch that turns single keys off.
import { isMac } from '../keys.ts'
import { useMe } from '../session.ts'
import { capOf, isSingle, type Shortcut, shortcuts } from '../shortcuts.ts'
import { setSingleKeys, useSingleKeys } from '../single-keys.ts'
import { Sheet } from '../ui/sheet.tsx'
import classes from './key-sheet.module.css'

const places = ['Lists', 'Texts', 'Everywhere'] as const

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { memberId } = useMe()
  const isOn = useSingleKeys(memberId)
  return (
    <Sheet title="Keyboard shortcuts" isOpen onClose={onClose}>
      <label className={classes.choice}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => setSingleKeys(memberId, event.target.checked)}
          aria-describedby="single-keys"
        />
        <span>
          <strong>Use single keys</strong>
          <span id="single-keys">
            Turn them off if you dictate, or press keys by accident. In this browser, for you only.
          </span>
        </span>
      </label>
      {places.map((place) => (
        <section key={place} className={classes.place} aria-label={place}>
          <h3>{place}</h3>
          <dl className={classes.keys}>
            {(shortcuts as readonly Shortcut[])
              .filter(({ where }) => where === place)
              .map((shortcut) => (
                <Row key={shortcut.does} shortcut={shortcut} isOn={isOn} />
              ))}
          </dl>
        </section>
      ))}
    </Sheet>
  )
}

function Row({ shortcut: { keys, does }, isOn }: { shortcut: Shortcut; isOn: boolean }) {
  const isOff = !isOn && keys.every(isSingle)
  return (
    <div data-off={isOff || undefined}>
      <dt>{does}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{capOf(key, { isMac })}</kbd>
        ))}
        {isOff && <span>off</span>}
      </dd>
    </div>
  )
}
