// The pages before the door: the brand and a form at the left, and beside it, on a wide screen, what Parley stands for.
import { IconBan, IconChecks } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './entrance.module.css'

export function Entrance({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={classes.page}>
      <main className={classes.main}>
        <div className={classes.column}>
          <p className={classes.brand}>
            <img src="/icon.svg" alt="" width={28} height={28} />
            Parley
          </p>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </main>
      <Picture />
    </div>
  )
}

/** A conversation that ends with STOP, and with the promise kept. A picture: nothing here needs to be read out. */
function Picture() {
  return (
    <div className={classes.picture} aria-hidden>
      <div className={classes.still}>
        <div className={classes.thread}>
          <p className={classes.theirs}>Hi, is my bike ready?</p>
          <div>
            <p className={classes.ours}>It is! Come by until 6, Dana.</p>
            <p className={classes.tick}>
              Delivered <IconChecks size={14} stroke={2} />
            </p>
          </div>
          <p className={classes.theirs}>STOP</p>
          <p className={classes.system}>
            <IconBan size={14} stroke={2} /> Opted out. Nothing more can be sent.
          </p>
        </div>
        <p className={classes.promise}>Texting that keeps its word.</p>
        <p className={classes.small}>Consent is checked before every text, and a STOP counts at once.</p>
      </div>
    </div>
  )
}
