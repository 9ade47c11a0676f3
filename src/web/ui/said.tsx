// Words that are said to those who listen, and take no place on the screen.
import type { ReactNode } from 'react'
import classes from './said.module.css'

export function Said({ children }: { children: ReactNode }) {
  return <span className={classes.said}>{children}</span>
}
