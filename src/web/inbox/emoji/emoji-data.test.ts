// What the build puts beside the app for the picker: everything it reads, in both languages, and from this machine.
import { expect, test } from 'vitest'
import { emojiFiles } from '../../../../scripts/emoji-files.ts'

const files = new Map(emojiFiles().map(({ fileName, source }) => [fileName, JSON.parse(source)]))

type Emoji = {
  emoji: string
  label: string
  group: number
  version: number
  tags: string[]
  skins?: { tone: number | number[]; emoji: string }[]
}

test.each([
  ['en', 'thumbs up', 'like'],
  ['es', 'pulgar hacia arriba', 'mano'],
])('in %s it is called “%s”, and is found by “%s”', (locale, label, tag) => {
  const emoji = files.get(`emoji/${locale}/data.json`) as Emoji[]
  const thumb = emoji.find((each) => each.emoji.startsWith('👍'))
  expect(thumb?.label).toBe(label)
  expect(thumb?.tags.join(' ')).toContain(tag)
  expect(thumb?.skins?.map((each) => each.tone)).toEqual([1, 2, 3, 4, 5])
  expect(emoji.length).toBeGreaterThan(1_800)
  expect(files.get(`emoji/${locale}/messages.json`)).toMatchObject({
    groups: expect.any(Array),
    subgroups: expect.any(Array),
    skinTones: expect.any(Array),
  })
})

test('an emoji costs no unit more than it needs', () => {
  const emoji = files.get('emoji/en/data.json') as Emoji[]
  const lengthOf = (label: string): number | undefined =>
    emoji.find((each) => each.label === label)?.emoji.length
  expect([lengthOf('bicycle'), lengthOf('thumbs up')]).toEqual([2, 2])
  expect(lengthOf('red heart')).toBe(2) // without its mark it would be a sign of black and white
  expect(emoji.filter((each) => /\p{Emoji_Presentation}\uFE0F/u.test(each.emoji))).toEqual([])
})
