import { describe, expect, test } from 'vitest'
import { type IdFormat, type ReceiptExtras, readReceipt, submitId } from './receipt.ts'

const settings = { idFormat: 'same' as IdFormat, utcOffsetHours: 0 }

describe('Receipts are read in every common wording', () => {
  const minute = '2026-11-23T09:11:00.000Z'
  const cases: [name: string, text: string, expected: (string | null)[]][] = [
    [
      'the standard’s own',
      'id:0123456789 sub:001 dlvrd:001 submit date:2611230910 done date:2611230911 stat:DELIVRD err:000 text:Hello',
      ['0123456789', 'delivered', 'DELIVRD', null, minute],
    ],
    [
      'with seconds and no text',
      'id:b3c1 sub:001 dlvrd:001 submit date:261123091000 done date:261123091105 stat:UNDELIV err:069',
      ['b3c1', 'undelivered', 'UNDELIV', '069', '2026-11-23T09:11:05.000Z'],
    ],
    [
      'with the century',
      'id:1 submit date:20261123091000 done date:20261123091100 stat:EXPIRED err:1',
      ['1', 'undelivered', 'EXPIRED', '1', minute],
    ],
    [
      'with century and no seconds',
      'id:1 done date:202611230911 stat:DELIVRD',
      ['1', 'delivered', 'DELIVRD', null, minute],
    ],
    [
      'capitals, underscores, blanks after the colon',
      'ID: a-1 SUB: 001 Submit_Date: 2611230910 DONE_DATE: 2611230911 Stat: delivrd ERR: 000 Text: hi',
      ['a-1', 'delivered', 'DELIVRD', null, minute],
    ],
    ['a state alone', 'id:9 stat:REJECTD', ['9', 'failed', 'REJECTD', null, null]],
    ['words in another order', 'stat:ACCEPTD err:7 id:9', ['9', 'sent', 'ACCEPTD', '7', null]],
    [
      'words with nothing behind them',
      'id:9 sub: dlvrd: done date: stat:ENROUTE err: text:',
      ['9', 'sent', 'ENROUTE', null, null],
    ],
    ['long state names', 'id:9 stat:UNDELIVERABLE', ['9', 'undelivered', 'UNDELIVERABLE', null, null]],
    ['a state we do not know', 'id:9 stat:MUMBLE', ['9', 'unknown', 'MUMBLE', null, null]],
    ['no state', 'id:9', ['9', 'unknown', '', null, null]],
    [
      'a date that is none',
      'id:9 stat:DELIVRD done date:9999999999',
      ['9', 'delivered', 'DELIVRD', null, null],
    ],
    ['commas between the words', 'id:9,stat:DELIVRD,err:5', ['9', 'delivered', 'DELIVRD', '5', null]],
    [
      'our own text that looks like a receipt',
      'id:9 stat:DELIVRD err:000 text:id:8 stat:UNDELIV err:5',
      ['9', 'delivered', 'DELIVRD', null, null],
    ],
    ['a hash for an id', 'id:7f9c-11ee.x_1 stat:DELETED', ['7f9c-11ee.x_1', 'failed', 'DELETED', null, null]],
  ]
  test.each(cases)('%s', (_name, text, [id, status, word, code, saidAt]) => {
    const receipt = readReceipt(text, {}, settings)
    expect(receipt).toEqual({
      kind: 'receipt',
      carrierMessageId: id,
      status,
      carrierWord: word,
      code,
      saidAt: saidAt === null || saidAt === undefined ? null : new Date(saidAt),
    })
  })

  test.each(['', 'hello', 'stat:DELIVRD', 'id: stat:DELIVRD', 'text:id:9'])('%j names no text', (text) => {
    expect(readReceipt(text, {}, settings)).toBeNull()
  })

  test('what stands beside the text counts before it', () => {
    const extras: ReceiptExtras = {
      receiptedId: 'ab',
      messageState: 5,
      networkErrorCode: Buffer.from([3, 0, 27]),
    }
    expect(readReceipt('id:zz stat:DELIVRD', extras, settings)).toMatchObject({
      carrierMessageId: 'ab',
      status: 'undelivered',
      code: '27',
    })
    expect(readReceipt('', extras, settings)).toMatchObject({
      carrierMessageId: 'ab',
      carrierWord: 'UNDELIV',
    })
  })

  test('the carrier’s clock is put right by the setting', () => {
    const receipt = readReceipt(
      'id:1 done date:2611230911 stat:DELIVRD',
      {},
      { ...settings, utcOffsetHours: -5 },
    )
    expect(receipt?.saidAt).toEqual(new Date('2026-11-23T14:11:00Z'))
  })
})

describe('The id of a receipt is found again, however the carrier writes ids', () => {
  const cases: [format: IdFormat, answered: string, inText: string, isFound: boolean][] = [
    ['same', 'Ab12', 'Ab12', true],
    ['same', '26', '1A', false],
    ['hex_then_decimal', '1A', '26', true],
    ['hex_then_decimal', '0000001a', '0000000026', true],
    ['hex_then_decimal', 'ffffffffffffffff', '18446744073709551615', true],
    ['hex_then_decimal', '0x1A', '26', true],
    ['decimal_then_hex', '26', '1a', true],
    ['decimal', '26', '0000000026', true],
    ['hex', '0001a', '1A', true],
    ['hex', '26', '1A', false],
    ['hex_then_decimal', 'not-a-number', 'not-a-number', true],
  ]
  test.each(cases)('%s: %s and %s', (idFormat, answered, inText, isFound) => {
    const receipt = readReceipt(`id:${inText} stat:DELIVRD`, {}, { ...settings, idFormat })
    expect(receipt?.carrierMessageId === submitId(answered, idFormat)).toBe(isFound)
  })

  test('an id beside the text is mostly written as it was answered', () => {
    const hex = { ...settings, idFormat: 'hex_then_decimal' as const }
    expect(readReceipt('', { receiptedId: '1A' }, hex)?.carrierMessageId).toBe(
      submitId('1a', 'hex_then_decimal'),
    )
    expect(readReceipt('id:26 stat:DELIVRD', { receiptedId: '1A' }, hex)?.carrierMessageId).toBe('26')
  })
})
