// The files of the text that is being written: small pictures of them, how far they are, and taking them out again.
import { IconFile, IconMovie, IconRefresh, IconVolume, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { MediaView } from '../../../media/contract.ts'
import { sizeWords } from '../../../media/refusal.ts'
import { Said } from '../../ui/said.tsx'
import { type DraftKey, useDraft } from '../draft.ts'
import { inWords, thumbnailAddress } from './addresses.ts'
import classes from './attach.module.css'
import { dropAttached, dropUpload, tryAgain, type Upload, useUploads } from './uploads.ts'

export function Chips({ draftKey }: { draftKey: DraftKey }) {
  const { attachments = [] } = useDraft(draftKey)
  const uploads = useUploads(draftKey)
  const said = saidOf(uploads, attachments)
  return (
    <>
      {attachments.length + uploads.length > 0 && (
        <ul className={classes.chips} aria-label="Attached files">
          {attachments.map((file) => (
            <Attached key={file.id} file={file} onRemove={() => dropAttached(draftKey, file)} />
          ))}
          {uploads.map((upload) => (
            <Travelling key={upload.nth} upload={upload} draftKey={draftKey} />
          ))}
        </ul>
      )}
      <Said>
        <span role="status">{said}</span>
      </Said>
    </>
  )
}

function saidOf(uploads: readonly Upload[], attachments: readonly MediaView[]): string {
  const failed = uploads.find(({ problem }) => problem !== null)
  if (failed) return `${failed.file.name}: ${failed.problem}`
  if (uploads.length > 0) return `Uploading ${uploads.length === 1 ? 'a file' : `${uploads.length} files`}`
  if (attachments.length === 0) return ''
  return attachments.length === 1 ? 'A file is attached' : `${attachments.length} files are attached`
}

const icons = { image: IconFile, video: IconMovie, audio: IconVolume, file: IconFile }

function Attached({ file, onRemove }: { file: MediaView; onRemove: () => void }) {
  const Icon = icons[file.kind]
  return (
    <li className={classes.chip} title={`${file.name} · ${sizeWords(file.bytes)}`}>
      {file.hasThumbnail ? (
        <img src={thumbnailAddress(file)} alt={inWords(file)} width={56} height={56} draggable={false} />
      ) : (
        <span className={classes.named}>
          <Icon size={18} stroke={1.7} aria-hidden />
          <span>{file.name}</span>
        </span>
      )}
      {file.isAnimated && <span className={classes.badge}>GIF</span>}
      <RemoveButton name={file.name} onRemove={onRemove} />
    </li>
  )
}

function Travelling({ upload, draftKey }: { upload: Upload; draftKey: DraftKey }) {
  const { file, preview, share, problem, mayTryAgain } = upload
  const [isBroken, setBroken] = useState(false)
  const percent = Math.round(share * 100)
  return (
    <li className={classes.chip} data-problem={problem !== null || undefined}>
      {preview && !isBroken ? (
        <img src={preview} alt={file.name} width={56} height={56} onError={() => setBroken(true)} />
      ) : (
        <span className={classes.named}>
          <IconFile size={18} stroke={1.7} aria-hidden />
          <span>{file.name}</span>
        </span>
      )}
      {problem === null && (
        <progress
          className={classes.progress}
          value={share < 1 ? share : undefined}
          aria-label={`Uploading ${file.name}`}
          title={share < 1 ? `${percent} %` : 'Making it small enough'}
        />
      )}
      {problem !== null && (
        <span className={classes.problem} role="alert">
          <span>{problem}</span>
          {mayTryAgain && (
            <button type="button" className={classes.again} onClick={() => tryAgain(draftKey, upload)}>
              <IconRefresh size={14} stroke={2} aria-hidden />
              Try again
            </button>
          )}
        </span>
      )}
      <RemoveButton name={file.name} onRemove={() => dropUpload(draftKey, upload)} />
    </li>
  )
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <button type="button" className={classes.remove} aria-label={`Remove ${name}`} onClick={onRemove}>
      <IconX size={13} stroke={2.4} aria-hidden />
    </button>
  )
}
