// What must hold of a campaign's texts after an interleaving: each rests on consent that was given for that campaign and level, and
// that nobody had withdrawn when it was accepted, claimed or written; and a Yes gave consent only to a request that was handed over before.
import type { Write } from './far-side.ts'

type Row = {
  readonly id: string
  readonly kind: string
  readonly level: string | null
  readonly campaign_id: string | null
  readonly method: string | null
  /** The request that a Yes answers. */
  readonly answers_record_id: string | null
  readonly said_at: Date
  readonly step: number
}
type Basis = { readonly record: string; readonly step: number; readonly until: number }
type Text = {
  readonly id: string
  readonly kind: string
  readonly level: string
  readonly campaign_id: string | null
  readonly cleared_by: string
}

/** What ends consent: for this campaign, or for everything. */
const ENDS = new Set(['withdrawn', 'declined', 'opt_out', 'wrong_number'])

const isEndedAt = (ledger: readonly Row[], basis: Row, step: number): boolean =>
  ledger.some(
    ({ kind, campaign_id: campaign, said_at: at, step: told }) =>
      ENDS.has(kind) &&
      (campaign === null || campaign === basis.campaign_id) &&
      told <= step &&
      at >= basis.said_at,
  )

type Past = {
  readonly ledger: readonly Row[]
  readonly bases: ReadonlyMap<string, readonly Basis[]>
  readonly writes: ReadonlyMap<string, readonly Write[]>
}

/** Every broken promise about the texts of campaigns, in words. */
export const judgeCampaigns = (texts: readonly Text[], past: Past): string[] => [
  ...judgeTexts(texts, past),
  ...judgeAnswers(texts, past),
]

/** A Yes, or a No, to a request is heard only once the bytes of that request have left. */
function judgeAnswers(texts: readonly Text[], { ledger, writes }: Past): string[] {
  return ledger
    .filter(({ kind, method }) => kind === 'declined' || (kind === 'given' && method === 'double_opt_in'))
    .flatMap(({ kind, answers_record_id: asked, step }) => {
      const request = texts.find((text) => text.kind === 'opt_in_request' && text.cleared_by === asked)
      const wasHandedOver = (writes.get(request?.id ?? '') ?? []).some((write) => write.step < step)
      return wasHandedOver ? [] : [`step ${step}: "${kind}" answers a request that had not left`]
    })
}

function judgeTexts(texts: readonly Text[], { ledger, bases, writes }: Past): string[] {
  return texts
    .filter(({ kind, level }) => kind === 'text' && level !== 'conversational')
    .flatMap(({ id, level, campaign_id: campaign }) => {
      const rested = bases.get(id) ?? []
      const looks = [
        ...rested.map(({ record, until }) => ({ record, step: until, what: 'cleared' })),
        ...(writes.get(id) ?? []).map(({ step }) => ({
          record: rested.filter((basis) => basis.step <= step).at(-1)?.record ?? '',
          ...{ step, what: 'written' },
        })),
      ]
      return looks.flatMap(({ record, step, what }) => {
        const basis = ledger.find((row) => row.id === record)
        if (basis?.kind !== 'given' || basis.level !== level || basis.campaign_id !== campaign)
          return [`step ${step}: a text of a campaign was ${what} on ${basis?.kind ?? 'nothing'}`]
        return isEndedAt(ledger, basis, step)
          ? [`step ${step}: a text of a campaign was ${what} on consent that was withdrawn`]
          : []
      })
    })
}
