// Pictures, GIFs and files in a bubble, each in a place of its own size from the start, so that nothing jumps when it has loaded.
import { IconAlertCircle, IconDownload, IconFile, IconPhoto, IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import { fetchAgain, type MediaView } from '../../../media/contract.ts'
import { sizeWords } from '../../../media/refusal.ts'
import { call, sentenceOf } from '../../call.ts'
import { toast } from '../../toast.ts'
import { downloadAddress, fileAddress, inWords, thumbnailAddress } from './addresses.ts'
import classes from './files.module.css'
import { Viewer } from './viewer.tsx'

type BubbleFilesProps = { files: readonly MediaView[]; who: string; hasWords: boolean }

export function BubbleFiles({ files, who, hasWords }: BubbleFilesProps) {
  const [shown, setShown] = useState<string | null>(null)
  const pictures = files.filter(isPicture)
  return (
    <span
      className={classes.files}
      data-words={hasWords || undefined}
      data-many={files.length > 1 || undefined}
    >
      {files.map((file) =>
        isPicture(file) ? (
          <Picture
            key={file.id}
            file={file}
            who={who}
            isAlone={files.length === 1}
            onOpen={() => setShown(file.id)}
          />
        ) : (
          <Other key={file.id} file={file} />
        ),
      )}
      {shown !== null && (
        <Viewer pictures={pictures} first={shown} who={who} onClose={() => setShown(null)} />
      )}
    </span>
  )
}

const isPicture = ({ kind, state }: MediaView): boolean => kind === 'image' && state === 'ready'

const LARGEST = 280
const SMALLEST = 96

/** The place of a picture on the screen: its own shape within bounds; beside others a square. */
function placeOf({ width, height }: MediaView, isAlone: boolean): CSSProperties {
  if (!isAlone || !width || !height) return { width: 136, height: 136 }
  const share = Math.min(1, LARGEST / Math.max(width, height))
  return {
    width: Math.max(SMALLEST, Math.round(width * share)),
    height: Math.max(SMALLEST, Math.round(height * share)),
  }
}

const isStill = window.matchMedia('(prefers-reduced-motion: reduce)')

type PictureProps = { file: MediaView; who: string; isAlone: boolean; onOpen: () => void }

function Picture({ file, who, isAlone, onOpen }: PictureProps) {
  const [isBroken, setBroken] = useState(false)
  const moves = file.isAnimated && !isStill.matches
  const words = inWords(file, who)
  return (
    <button
      type="button"
      className={classes.picture}
      style={placeOf(file, isAlone)}
      onClick={onOpen}
      aria-label={`Open ${words}`}
    >
      {isBroken ? (
        <IconPhoto size={28} stroke={1.4} aria-hidden />
      ) : (
        <img
          src={moves || !file.hasThumbnail ? fileAddress(file) : thumbnailAddress(file)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(true)}
        />
      )}
      {file.isAnimated && !moves && <span className={classes.badge}>GIF</span>}
    </button>
  )
}

/** What is not shown, and what is not there: its place says which, and what can be done. */
function Other({ file }: { file: MediaView }) {
  const { state, kind, bytes, name } = file
  if (state === 'waiting' || state === 'failed' || state === 'gone') return <Missing file={file} />
  if (kind === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: what people film and send has no captions
      <video
        className={classes.video}
        src={fileAddress(file)}
        controls
        preload="metadata"
        aria-label={name}
      />
    )
  if (kind === 'audio')
    return (
      // biome-ignore lint/a11y/useMediaCaption: what people record and send has no captions
      <audio
        className={classes.audio}
        src={fileAddress(file)}
        controls
        preload="metadata"
        aria-label={name}
      />
    )
  return (
    <a className={classes.file} href={downloadAddress(file)} download>
      <IconFile size={20} stroke={1.6} aria-hidden />
      <span>
        <span className={classes.name}>{name}</span>
        <span className={classes.size}>
          {sizeWords(bytes)}
          {file.type === 'application/octet-stream' && ' · Preview not shown'}
        </span>
      </span>
      <IconDownload size={16} stroke={1.8} aria-hidden />
    </a>
  )
}

function Missing({ file: { id, state, kind, sentence } }: { file: MediaView }) {
  const client = useQueryClient()
  const again = async (): Promise<void> => {
    await call(fetchAgain, { params: { id } }).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    await client.invalidateQueries({ queryKey: ['thread'] })
  }
  const what = kind === 'image' ? 'picture' : 'file'
  return (
    <span className={classes.missing} data-state={state}>
      {state === 'waiting' ? (
        <IconPhoto size={22} stroke={1.5} aria-hidden />
      ) : (
        <IconAlertCircle size={22} stroke={1.5} aria-hidden />
      )}
      <span>
        {state === 'waiting' &&
          (sentence === null ? `Fetching the ${what}…` : `${sentence} It is tried again.`)}
        {state === 'failed' && (sentence ?? `The ${what} could not be fetched.`)}
        {state === 'gone' && `The ${what} was taken away.`}
      </span>
      {state === 'failed' && (
        <button type="button" className={classes.again} onClick={() => void again()}>
          <IconRefresh size={14} stroke={2} aria-hidden />
          Try again
        </button>
      )}
    </span>
  )
}
