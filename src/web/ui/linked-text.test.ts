import { describe, expect, it } from 'vitest'
import { isOnlyEmoji, linkedText, withoutOverrides } from './linked-text.ts'

const links = (body: string) => linkedText(body).flatMap(({ href }) => href ?? [])

describe('links in texts', () => {
  it.each([
    ['See https://parley.example/a?b=c#d.', ['https://parley.example/a?b=c#d']],
    ['(http://a.example)', ['http://a.example/']],
    ['https://en.example/wiki/Bike_(frame)', ['https://en.example/wiki/Bike_(frame)']],
    ['two https://a.example, https://b.example!', ['https://a.example/', 'https://b.example/']],
    ['javascript:alert(1) data:text/html,x ftp://a.example', []],
    ['no link at example.com', []],
    ['https://', []],
  ])('%s', (body, found) => {
    expect(links(body)).toEqual(found)
  })

  it('never holds a character that turns the direction of writing', () => {
    expect(links('https://good.example/\u202Egpj.exe')).toEqual(['https://good.example/'])
  })

  it('cannot be turned round by an override, while right-to-left writing stays', () => {
    expect(withoutOverrides('see \u202Egpj.exe\u202C now')).toBe('see gpj.exe\u202C now')
    expect(withoutOverrides('\u200Fשלום')).toBe('\u200Fשלום')
  })

  it('leaves every character of the text in place', () => {
    const body = 'a https://b.example/\u202E. c\nhttps://d.example?'
    expect(
      linkedText(body)
        .map(({ text }) => text)
        .join(''),
    ).toBe(body)
  })
})

describe('a text of emoji alone', () => {
  it.each([
    ['🎉', true],
    ['👍🏽 ❤️', true],
    ['👨‍👩‍👧‍👦', true],
    ['1', false],
    ['🎉🎉🎉🎉', false],
    ['ok 🎉', false],
    ['', false],
  ])('"%s": %s', (body, expected) => {
    expect(isOnlyEmoji(body)).toBe(expected)
  })
})
