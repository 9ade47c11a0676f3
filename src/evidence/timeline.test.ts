import { expect, test } from 'vitest'
import type { Dossier, RecordFact, SentFact } from './fact.ts'
import { type OptOut, timelineOf } from './timeline.ts'

const minute = (count: number): Date => new Date(Date.UTC(2026, 2, 2, 15, count))
const recordOf = (id: string, kind: RecordFact['kind'], at: number, said = at): RecordFact => ({
  ...{
    id,
    kind,
    level: null,
    campaign: null,
    method: null,
    medium: 'inbound_text',
    ourPhone: null,
    messageId: null,
  },
  ...{ rule: '', saidAt: minute(said), recordedAt: minute(at), by: null, isByKey: false, pageUrl: null },
  ...{ wordingVersion: null, wordingSha256: null, answersId: null, erasedIds: [], person: null },
})
const sentOf = (id: string, at: number, change: Partial<SentFact> = {}): SentFact => ({
  ...{
    id,
    kind: 'text',
    body: id,
    erasedAt: null,
    state: 'sent',
    reason: null,
    acceptedAt: minute(at),
    dueAt: minute(at),
    settledAt: minute(at),
  },
  ...{
    leftAt: minute(at),
    carrierId: null,
    carrierCode: null,
    receiptAt: null,
    receipt: null,
    level: 'conversational',
  },
  ...{
    campaign: null,
    clearedBy: null,
    clearedRule: '',
    answersId: null,
    overruledBy: null,
    by: null,
    isByKey: false,
  },
  ...{ ourPhone: '+12025550142', department: 'Sales', ...change },
})
const dossierOf = (parts: Partial<Dossier>): Dossier => ({
  ...{
    phone: '+12025550143',
    contact: null,
    timeZone: 'UTC',
    door: { state: 'open', since: null },
    isInDoubt: false,
  },
  ...{ grants: [], records: [], heard: [], sent: [], ...parts },
})

test('everything stands in one line, and of one moment what they texted comes first, then its record, then our answer', () => {
  const { entries } = timelineOf(
    dossierOf({
      records: [recordOf('opened', 'conversation', 3)],
      sent: [sentOf('answer', 3, { clearedBy: 'opened', answersId: 'text' }), sentOf('earlier', 1)],
      heard: [
        {
          id: 'text',
          body: 'Hi',
          erasedAt: null,
          recordId: 'opened',
          sentAt: null,
          receivedAt: minute(3),
          carrierId: 'c',
          ourPhone: '+12025550142',
          department: 'Sales',
        },
      ],
    }),
  )
  expect(entries.map(({ no, id }) => [no, id])).toEqual([
    [1, 'earlier'],
    [2, 'text'],
    [3, 'opened'],
    [4, 'answer'],
  ])
  expect(entries[3]?.fields).toContainEqual({
    label: 'Rests on',
    text: 'entry 3 (Texted us, which allows answers in this conversation)',
  })
  expect(entries[3]?.fields).toContainEqual({ label: 'Answers', text: 'entry 2' })
})

test('a text never stands before the record that it rests on', () => {
  const { entries } = timelineOf(
    dossierOf({
      records: [recordOf('stop', 'opt_out', 4)],
      sent: [
        sentOf('confirmation', 3, { clearedBy: 'stop', state: 'queued', leftAt: null, settledAt: null }),
      ],
    }),
  )
  expect(entries.map(({ id }) => id)).toEqual(['stop', 'confirmation'])
})

test('what is not in the file is named by its id', () => {
  const { entries } = timelineOf(dossierOf({ sent: [sentOf('answer', 1, { clearedBy: 'gone' })] }))
  expect(entries[0]?.fields).toContainEqual({ label: 'Rests on', text: 'gone, which is not in this file' })
})

const confirmation = sentOf('confirmed', 5, { kind: 'opt_out_confirmation', clearedBy: 'stop' })
const kept: [string, Partial<Dossier>, Partial<OptOut>[]][] = [
  [
    'one that was confirmed',
    { records: [recordOf('stop', 'opt_out', 5)], sent: [confirmation] },
    [{ honouredAt: minute(5), confirmationSentAt: minute(5), sentWhileInForce: 0, endedAt: null }],
  ],
  [
    'one whose confirmation did not leave',
    { records: [recordOf('stop', 'opt_out', 5)], sent: [{ ...confirmation, state: 'cancelled' }] },
    [{ confirmationSentAt: null }],
  ],
  [
    'one that was told later than it was said',
    { records: [recordOf('stop', 'opt_out', 9, 5)] },
    [{ saidAt: minute(5), honouredAt: minute(9) }],
  ],
  [
    'texts before and after it',
    {
      records: [recordOf('stop', 'opt_out', 5), recordOf('start', 'opt_in', 8)],
      sent: [sentOf('before', 4), sentOf('after', 9)],
    },
    [{ sentWhileInForce: 0, endedAt: minute(8) }],
  ],
  [
    'texts that they kept in answer to its confirmation',
    {
      records: [
        ...[recordOf('stop', 'opt_out', 5), recordOf('asked', 'scope_asked', 5), recordOf('kept', 'kept', 8)],
      ],
      sent: [sentOf('after', 9)],
    },
    [{ sentWhileInForce: 0, endedAt: minute(8) }],
  ],
  [
    'a text that should not have left',
    { records: [recordOf('stop', 'opt_out', 5)], sent: [sentOf('wrong', 6)] },
    [{ sentWhileInForce: 1 }],
  ],
  [
    'a text that was held back',
    { records: [recordOf('stop', 'opt_out', 5)], sent: [sentOf('held', 6, { state: 'cancelled' })] },
    [{ sentWhileInForce: 0 }],
  ],
  [
    'an answer to HELP, which is allowed',
    { records: [recordOf('stop', 'opt_out', 5)], sent: [sentOf('help', 6, { kind: 'help_answer' })] },
    [{ sentWhileInForce: 0 }],
  ],
  [
    'a second one',
    { records: [recordOf('stop', 'opt_out', 5), recordOf('again', 'opt_out', 7)] },
    [{ isRepeat: false }, { isRepeat: true, honouredAt: minute(5) }],
  ],
  [
    'one after they had come back',
    {
      records: [
        recordOf('stop', 'opt_out', 5),
        recordOf('start', 'opt_in', 6),
        recordOf('again', 'opt_out', 7),
      ],
    },
    [{ endedAt: minute(6) }, { isRepeat: false, honouredAt: minute(7), endedAt: null }],
  ],
  ['a wrong number', { records: [recordOf('wrong', 'wrong_number', 5)] }, [{ recordId: 'wrong' }]],
]

test.each(kept)('An opt-out is told as it was kept: %s', (_, parts, optOuts) => {
  expect(timelineOf(dossierOf(parts)).optOuts).toMatchObject(optOuts)
})
