// Why a file is not taken: a closed list, each in one sentence that names the limit and the way out.

export type MediaRefusal =
  | 'too_large'
  | 'empty'
  | 'not_texted'
  | 'unreadable'
  | 'too_many_pixels'
  | 'too_many_frames'
  | 'too_large_to_text'
  | 'quota'

/** As people say it: "600 KB", "20 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  const inMb = bytes / 1024 ** 2
  return `${inMb >= 10 ? Math.round(inMb) : Math.round(inMb * 10) / 10} MB`
}

export const MOST_PIXELS = 50_000_000
export const MOST_FRAMES = 300

type Limits = { readonly mostUploadBytes: number; readonly mostTextBytes: number }

/** The sentence, with the limits in force. */
export function sayRefusal(reason: MediaRefusal, { mostUploadBytes, mostTextBytes }: Limits): string {
  switch (reason) {
    case 'too_large':
      return `This file is larger than ${sizeWords(mostUploadBytes)}. Choose a smaller one.`
    case 'empty':
      return 'This file is empty. Choose another one.'
    case 'not_texted':
      return 'Files of this kind cannot be texted. Send a picture (JPEG, PNG, GIF or WebP), an MP4 video, a sound, a PDF or a contact card.'
    case 'unreadable':
      return 'This picture is damaged, so it cannot be shown. Save it anew and try again.'
    case 'too_many_pixels':
      return `This picture has more than ${MOST_PIXELS / 1_000_000} megapixels. Make it smaller and try again.`
    case 'too_many_frames':
      return `This GIF has more than ${MOST_FRAMES} frames. Choose a shorter one.`
    case 'too_large_to_text':
      return `A text takes at most ${sizeWords(mostTextBytes)} of files, and this one cannot be made smaller. Choose a smaller one, or send a link.`
    case 'quota':
      return 'The space for pictures and files of your organization is full. Ask an admin for more.'
  }
}
