// The icons below the text input. Each is a component of its own that is handed the text it may add to.
import type { ComponentType } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import classes from './composer.module.css'
import type { Receiver } from './sending.ts'

export type ComposerTool = {
  /** What has been typed so far. */
  readonly body: string
  /** Writes words at the cursor, in place of what is selected there, and goes back to the text input. */
  readonly insert: (words: string) => void
  /** Whom it goes to; null while nobody is chosen. */
  readonly receiver: Receiver | null
  /** The conversation that is open; missing for the first text to somebody. */
  readonly conversation: Conversation | undefined
}

/** In the order in which they stand. */
const tools: readonly { name: string; Tool: ComponentType<ComposerTool> }[] = []

export function ComposerTools(given: ComposerTool) {
  if (tools.length === 0) return null
  return (
    <fieldset className={classes.tools} aria-label="Add to the text">
      {tools.map(({ name, Tool }) => (
        <Tool key={name} {...given} />
      ))}
    </fieldset>
  )
}

/** The words with others in place of what is selected, and where the cursor stands then. */
export function withInserted(
  body: string,
  selected: { start: number; end: number },
  words: string,
): { body: string; cursor: number } {
  return {
    body: body.slice(0, selected.start) + words + body.slice(selected.end),
    cursor: selected.start + words.length,
  }
}
