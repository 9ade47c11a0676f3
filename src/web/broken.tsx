// What stands in place of a screen that could not be shown, or that is not there.
import classes from './broken.module.css'
import { sentenceOf } from './call.ts'
import { Button } from './ui/button.tsx'

export function Broken({ error }: { error: unknown }) {
  return (
    <Notice
      title="This page couldn’t be shown"
      sentence={sentenceOf(error)}
      action="Try again"
      onAct={() => window.location.reload()}
    />
  )
}

export function Missing() {
  return (
    <Notice
      title="There is nothing at this address"
      sentence="It may have been moved, or the link is incomplete."
      action="Go to the inbox"
      onAct={() => window.location.assign('/inbox/mine')}
    />
  )
}

type NoticeProps = { title: string; sentence: string; action: string; onAct: () => void }

function Notice({ title, sentence, action, onAct }: NoticeProps) {
  return (
    <main className={classes.notice}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      <Button look="primary" onClick={onAct}>
        {action}
      </Button>
    </main>
  )
}
