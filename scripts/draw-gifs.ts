// Draws the Gifs of src/gifs/library.ts, each as a short loop, from frames of our own (CC0). Run: node scripts/draw-gifs.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { BUILT_IN_SIZE, builtIn } from '../src/gifs/library.ts'
import { drawings } from './gif-drawings.ts'
import { lettering } from './gif-letters.ts'

const FRAMES = 20
const FRAME_MS = 90
const COLORS = 48

type Scene = {
  readonly ground: string
  readonly words?: readonly string[]
  readonly drawing?: string
  /** Drawn over everything, across the whole picture. */
  readonly over?: string
}

const INDIGO = '#4353ff'
const TEAL = '#0b7f77'
const VIOLET = '#7a4bc2'
const CORAL = '#d9534f'
const NIGHT = '#232849'
const SKY = '#2f80c9'
const FOREST = '#2d7a4f'
const AMBER = '#b86a00'
const ROSE = '#b83b6e'

const scenes: Readonly<Record<string, Scene>> = {
  'thank-you': { ground: INDIGO, words: ['THANK', 'YOU!'], over: 'sparkles' },
  'thanks-heart': { ground: ROSE, words: ['THANKS'], drawing: 'heart' },
  hello: { ground: TEAL, words: ['HELLO!'], drawing: 'hand' },
  hi: { ground: VIOLET, words: ['HI!'], drawing: 'smile' },
  'good-morning': { ground: SKY, words: ['GOOD', 'MORNING'], drawing: 'sun' },
  'good-night': { ground: NIGHT, words: ['GOOD NIGHT'], drawing: 'moon' },
  welcome: { ground: FOREST, words: ['WELCOME'], drawing: 'flower' },
  bye: { ground: SKY, words: ['BYE!'], drawing: 'hand' },
  'see-you-soon': { ground: INDIGO, words: ['SEE YOU', 'SOON!'], over: 'sparkles' },
  'see-you-tomorrow': { ground: TEAL, words: ['SEE YOU', 'TOMORROW'], drawing: 'calendar' },
  'happy-birthday': { ground: VIOLET, words: ['HAPPY', 'BIRTHDAY'], drawing: 'cake', over: 'confetti' },
  cake: { ground: ROSE, drawing: 'cake' },
  congrats: { ground: INDIGO, words: ['CONGRATS!'], over: 'confetti' },
  confetti: { ground: NIGHT, over: 'confetti' },
  balloons: { ground: SKY, drawing: 'balloons' },
  fireworks: { ground: NIGHT, drawing: 'fireworks' },
  'happy-new-year': { ground: NIGHT, words: ['HAPPY', 'NEW YEAR'], drawing: 'fireworks' },
  'happy-holidays': { ground: FOREST, words: ['HAPPY', 'HOLIDAYS'], over: 'snow' },
  snow: { ground: SKY, over: 'snow' },
  'thumbs-up': { ground: INDIGO, drawing: 'thumb' },
  yes: { ground: FOREST, words: ['YES!'], over: 'sparkles' },
  'no-problem': { ground: TEAL, words: ['NO', 'PROBLEM'], drawing: 'smile' },
  ok: { ground: SKY, words: ['OK!'], drawing: 'thumb' },
  great: { ground: AMBER, words: ['GREAT!'], over: 'sparkles' },
  perfect: { ground: VIOLET, words: ['PERFECT'], drawing: 'star' },
  'well-done': { ground: FOREST, words: ['WELL DONE'], drawing: 'star' },
  check: { ground: '#e8f6ef', drawing: 'check' },
  done: { ground: TEAL, words: ['DONE!'], drawing: 'check' },
  ready: { ground: INDIGO, words: ['READY!'], drawing: 'check' },
  star: { ground: NIGHT, drawing: 'star' },
  'five-stars': { ground: NIGHT, drawing: 'stars' },
  heart: { ground: '#fde8ec', drawing: 'heart' },
  smile: { ground: SKY, drawing: 'smile' },
  wink: { ground: VIOLET, drawing: 'wink' },
  sorry: { ground: SKY, words: ['SORRY'], drawing: 'flower' },
  'get-well-soon': { ground: FOREST, words: ['GET WELL', 'SOON'], drawing: 'flower' },
  'thinking-of-you': { ground: ROSE, words: ['THINKING', 'OF YOU'], drawing: 'heart' },
  reminder: { ground: AMBER, words: ['REMINDER'], drawing: 'bell' },
  appointment: { ground: INDIGO, words: ['APPOINTMENT'], drawing: 'calendar' },
  clock: { ground: CORAL, drawing: 'clock' },
  'on-my-way': { ground: TEAL, words: ['ON MY WAY'], drawing: 'car' },
  'out-for-delivery': { ground: SKY, words: ['OUT FOR', 'DELIVERY'], drawing: 'truck' },
  package: { ground: FOREST, drawing: 'parcel' },
  coffee: { ground: '#8a5a3c', drawing: 'coffee' },
  sun: { ground: SKY, drawing: 'sun' },
  rainbow: { ground: '#dcefff', drawing: 'rainbow' },
  flower: { ground: '#e6f4e4', drawing: 'flower' },
  'call-me': { ground: INDIGO, words: ['CALL ME'], drawing: 'phone' },
}

/** The first picture has all of its words, for screens that show no movement; they are written anew at the end of the loop. */
const BEGINS_AT = 0.55
const writtenAt = (t: number): number => Math.min(1, 0.12 + t * 2)

function frame({ ground, words, drawing, over }: Scene, t: number): string {
  const middle = BUILT_IN_SIZE / 2
  const up = words && drawing ? middle - (words.length > 1 ? 44 : 30) : middle
  const scale = words && drawing ? (words.length > 1 ? 0.95 : 1.15) : 1.6
  const drawn = drawing ? (drawings[drawing]?.(t) ?? '') : ''
  const written = words
    ? lettering({
        lines: words,
        middle: [middle, drawing ? (words.length > 1 ? 178 : 186) : middle],
        ...{ width: 188, height: drawing ? (words.length > 1 ? 29 : 34) : words.length > 1 ? 46 : 52 },
        ...{ color: '#ffffff', written: writtenAt(t) },
      })
    : ''
  const above = over ? `<g transform="translate(${middle} ${middle})">${drawings[over]?.(t) ?? ''}</g>` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${BUILT_IN_SIZE}" height="${BUILT_IN_SIZE}">
    <rect width="100%" height="100%" fill="${ground}"/>
    <g transform="translate(${middle} ${up}) scale(${scale})">${drawn}</g>${above}${written}</svg>`
}

/** Frames as raw pixels, one under the other, are what the encoder takes. */
async function drawn(scene: Scene): Promise<Buffer> {
  const frames = await Promise.all(
    Array.from({ length: FRAMES }, (_, n) =>
      sharp(Buffer.from(frame(scene, (n / FRAMES + BEGINS_AT) % 1)))
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  )
  return sharp(Buffer.concat(frames), {
    raw: { width: BUILT_IN_SIZE, height: BUILT_IN_SIZE * FRAMES, channels: 3, pageHeight: BUILT_IN_SIZE },
  })
    .gif({
      loop: 0,
      delay: Array(FRAMES).fill(FRAME_MS),
      colours: COLORS,
      effort: 8,
      dither: 0,
      interFrameMaxError: 2,
    })
    .toBuffer()
}

const folder = join(import.meta.dirname, '../src/gifs/built-in')
mkdirSync(folder, { recursive: true })
let bytes = 0
for (const { id } of builtIn) {
  const scene = scenes[id]
  if (!scene) throw new Error(`${id} has no scene; add one to scripts/draw-gifs.ts`)
  const gif = await drawn(scene)
  writeFileSync(join(folder, `${id}.gif`), gif)
  bytes += gif.length
}
console.log(`${builtIn.length} Gifs, ${Math.round(bytes / 1024)} KB`)
