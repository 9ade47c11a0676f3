// A program of its own, started by actions.ts: it alone decodes pictures, so that a hostile one can take down nothing else. It reads one
// file after another, makes it anew without metadata, and ends itself when its memory grows too large.
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { MOST_FRAMES, MOST_PIXELS } from '../refusal.ts'
import type { Asked, Made, Told } from './words.ts'

const MOST_MEMORY = 768 * 1024 * 1024
const LONGEST_SIDE = 2_048
const THUMBNAIL_SIDE = 480
/** From good to still fine on a phone: the first that fits is taken. */
const STEPS = [
  { side: LONGEST_SIDE, quality: 82 },
  { side: 1_600, quality: 78 },
  { side: 1_280, quality: 74 },
  { side: 1_024, quality: 68 },
  { side: 800, quality: 62 },
  { side: 640, quality: 55 },
  { side: 480, quality: 45 },
  { side: 320, quality: 35 },
]
const GIF_SIDES = [0, 480, 360, 280, 200]

sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadWebpBuffer',
  ],
})

process.on('message', (asked: Asked) => {
  void make(asked)
    .catch((): Told => ({ ok: false, reason: 'unreadable' }))
    .then((told) => process.send?.({ ...told, nth: asked.nth }))
})
process.on('disconnect', () => process.exit(0))
setInterval(() => process.memoryUsage.rss() > MOST_MEMORY && process.exit(70), 25).unref()

async function make({ path, mostBytes }: Asked): Promise<Told> {
  const input = await readFile(path)
  const head = await sharp(input, { limitInputPixels: false }).metadata()
  const frames = head.pages ?? 1
  const isAnimated = head.format === 'gif' && frames > 1
  if (frames > MOST_FRAMES) return { ok: false, reason: 'too_many_frames' }
  if (head.width * (head.pageHeight ?? head.height) * (isAnimated ? frames : 1) > MOST_PIXELS)
    return { ok: false, reason: 'too_many_pixels' }
  const made = isAnimated ? await animation(input, head.width, mostBytes) : await still(input, mostBytes)
  if (!made) return { ok: false, reason: 'too_large_to_text' }
  const thumbnail = await opened(input)
    .autoOrient()
    .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 70 })
    .toBuffer()
  return { ok: true, made: { ...made, thumbnail } }
}

const opened = (input: Buffer, animated = false) =>
  sharp(input, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated, sequentialRead: true })

type Bytes = Omit<Made, 'thumbnail'>

/** A drawing with see-through parts stays a PNG where that is small; everything else becomes a JPEG. */
async function still(input: Buffer, mostBytes: number): Promise<Bytes | null> {
  const { hasAlpha, format } = await opened(input).metadata()
  if (hasAlpha || format === 'png' || format === 'gif') {
    const { data, info } = await within(input, LONGEST_SIDE)
      .png({ palette: !hasAlpha })
      .toBuffer({ resolveWithObject: true })
    if (data.length <= Math.min(mostBytes, input.length * 1.5))
      return { bytes: data, type: 'image/png', width: info.width, height: info.height, isAnimated: false }
  }
  for (const { side, quality } of STEPS) {
    const { data, info } = await within(input, side)
      .flatten({ background: '#fff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    if (data.length <= mostBytes)
      return { bytes: data, type: 'image/jpeg', width: info.width, height: info.height, isAnimated: false }
  }
  return null
}

const within = (input: Buffer, side: number) =>
  opened(input).autoOrient().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })

/** Every frame is drawn anew, so that nothing rides along behind the picture. */
async function animation(input: Buffer, width: number, mostBytes: number): Promise<Bytes | null> {
  for (const side of GIF_SIDES) {
    if (side >= width) continue
    const picture = opened(input, true)
    if (side > 0) picture.resize({ width: side })
    const { data, info } = await picture.gif({ effort: 4 }).toBuffer({ resolveWithObject: true })
    if (data.length <= mostBytes)
      return {
        bytes: data,
        type: 'image/gif',
        width: info.width,
        height: info.pageHeight ?? info.height,
        isAnimated: true,
      }
  }
  return null
}
