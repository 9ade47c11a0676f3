// The icons below the text input. Each is a component of its own that is handed the text it may add to.
import type { ComponentType } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import type { Template } from '../../templates/contract.ts'
import { TemplatesTool } from '../templates/templates-tool.tsx'
import { AttachTool } from './attach/attach-tool.tsx'
import classes from './composer.module.css'
import type { DraftKey } from './draft.ts'
import { EmojiTool } from './emoji/emoji-tool.tsx'
import { GifsTool } from './gifs/gifs-tool.tsx'
import type { Receiver } from './sending.ts'

export type ComposerTool = {
  /** What has been typed so far. */
  readonly body: string
  /** Writes words at the cursor, in place of what is selected there, and goes back to the text input. */
  readonly insert: (words: string) => void
  /** Puts other words in place of all that was typed. */
  readonly write: (body: string) => void
  /** The template that the words were made from, and what says that they were. */
  readonly templateId: string | undefined
  readonly madeFrom: (template: Template) => void
  /** Whose draft the text is: what is attached goes with it. */
  readonly draftKey: DraftKey
  /** Whom it goes to; null while nobody is chosen. */
  readonly receiver: Receiver | null
  /** The conversation that is open; missing for the first text to somebody. */
  readonly conversation: Conversation | undefined
}

/** In the order in which they stand. */
const tools: readonly { name: string; Tool: ComponentType<ComposerTool> }[] = [
  { name: 'attach', Tool: AttachTool },
  { name: 'gifs', Tool: GifsTool },
  { name: 'emoji', Tool: EmojiTool },
  { name: 'templates', Tool: TemplatesTool },
]

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
