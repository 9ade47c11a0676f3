// The texts on a phone's screen, its own at the right, newest at the bottom and always in sight.
import { useEffect, useRef } from 'react'
import type { PhoneFile, PhoneText } from '../../phones/contract.ts'
import { isOnlyEmoji, linkedText } from '../ui/linked-text.ts'
import { dayLabel, timeOfDay } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './texts.module.css'

const PAUSE_MS = 20 * 60_000

export function Texts({ texts, isPending }: { texts: readonly PhoneText[]; isPending: boolean }) {
  const log = useRef<HTMLDivElement>(null)
  const newest = texts.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is what moves the view
  useEffect(() => {
    log.current?.scrollTo({ top: 0 })
  }, [newest])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={log} role="log" aria-label="Texts" tabIndex={0} className={classes.log}>
      <div className={classes.texts}>
        {texts.length === 0 && !isPending && <p className={classes.empty}>No texts yet. Say hello.</p>}
        {texts.map((text, index) => (
          <Bubble key={text.id} text={text} before={texts[index - 1]} after={texts[index + 1]} />
        ))}
      </div>
    </div>
  )
}

function PhoneFileView({ file: { id, type, state }, isOwn }: { file: PhoneFile; isOwn: boolean }) {
  const address = `/api/phones/files/${id}`
  if (state !== 'arrived')
    return (
      <p className={classes.file} data-own={isOwn || undefined}>
        {state === 'coming' ? 'Loading the picture…' : 'The picture could not be loaded.'}
      </p>
    )
  return /^image\/(jpeg|png|gif|webp)$/.test(type) ? (
    <a
      className={classes.picture}
      data-own={isOwn || undefined}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
    >
      <img src={address} alt={isOwn ? 'Picture that you sent' : 'Picture from the business'} />
    </a>
  ) : (
    <p className={classes.file} data-own={isOwn || undefined}>
      <a href={address} download>
        Keep the file
      </a>
    </p>
  )
}

type BubbleProps = { text: PhoneText; before: PhoneText | undefined; after: PhoneText | undefined }

function Bubble({ text, before, after }: BubbleProps) {
  const now = useNow()
  const at = new Date(text.at)
  const isAfterPause = !before || at.getTime() - Date.parse(before.at) > PAUSE_MS
  const isLast = after?.fromHandset !== text.fromHandset
  return (
    <>
      {isAfterPause && (
        <p className={classes.time}>
          <strong>{dayLabel(at, now)}</strong> {timeOfDay(at)}
        </p>
      )}
      {text.files?.map((file) => (
        <PhoneFileView key={file.id} file={file} isOwn={text.fromHandset} />
      ))}
      {text.body !== '' && (
        <p
          className={classes.bubble}
          data-own={text.fromHandset || undefined}
          data-last={isLast || undefined}
          data-emoji={isOnlyEmoji(text.body) || undefined}
          dir="auto"
        >
          {linkedText(text.body).map((part, index) =>
            part.href ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change
              <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
                {part.text}
              </a>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
      {text.fromHandset && !after && (
        <p className={classes.state}>{text.state === 'arrived' ? 'Delivered' : 'Sending…'}</p>
      )}
    </>
  )
}
