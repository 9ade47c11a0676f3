// The emoji with their names, as files of the web app: the picker would fetch them from a public network otherwise. Only what it reads.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const locales = ['en', 'es']

type Emoji = {
  readonly emoji: string
  readonly label: string
  readonly group?: number
  readonly subgroup?: number
  readonly version: number
  readonly tags?: readonly string[]
  readonly skins?: readonly { readonly tone: number | readonly number[]; readonly emoji: string }[]
}

/** Each file by its place below the app's own address. */
export function emojiFiles(): { fileName: string; source: string }[] {
  return locales.flatMap((locale) => {
    const emoji = (JSON.parse(read(`${locale}/data.json`)) as Emoji[]).map(slim)
    return [
      { fileName: `emoji/${locale}/data.json`, source: JSON.stringify(emoji) },
      { fileName: `emoji/${locale}/messages.json`, source: read(`${locale}/messages.json`) },
    ]
  })
}

const slim = ({ emoji, label, group, subgroup, version, tags, skins }: Emoji): Emoji => ({
  ...{ emoji: short(emoji), label, version },
  ...(group !== undefined && { group }),
  ...(subgroup !== undefined && { subgroup }),
  ...(tags && { tags }),
  ...(skins && { skins: skins.map((skin) => ({ tone: skin.tone, emoji: short(skin.emoji) })) }),
})

/** What is shown as a picture anyhow needs no mark that says so: in a text each mark is one of 70 units. */
const short = (emoji: string): string => emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1')

const read = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`emojibase-data/${path}`), 'utf8')
