// Where the bytes of a file are, for pictures and links.
import type { MediaView } from '../../../media/contract.ts'

type File = Pick<MediaView, 'id'>

export const fileAddress = ({ id }: File): string => `/api/media/${id}`
export const thumbnailAddress = ({ id }: File): string => `/api/media/${id}/thumbnail`
export const downloadAddress = ({ id }: File): string => `/api/media/${id}?download=1`

const plain: Readonly<Record<MediaView['kind'], string>> = {
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  file: 'File',
}

/** What a file shows, in words: as it was described, else what it is and who sent it. */
export function inWords({ kind, alt, isAnimated, name }: MediaView, from = ''): string {
  if (alt !== '') return isAnimated ? `GIF: ${alt}` : alt
  if (kind === 'file') return name
  const what = isAnimated ? 'GIF' : plain[kind]
  return from === '' ? what : `${what} from ${from}`
}
