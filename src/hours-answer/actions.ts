// Business hours as people set them, and the answers that closed departments owe.
import { answerAway } from '../messages/away/actions.ts'
import { maySee } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { answerText, whyNotAnswer } from './answer-words.ts'
import { closedPeriod, USUAL_WEEK, type Week, whyNotHours } from './business-hours.ts'
import type { DepartmentHours } from './contract.ts'
import { type HoursRow, type NewHours, readAllHours, readHours, writeHours } from './store.ts'

export async function list(app: App, caller: Caller): Promise<DepartmentHours[]> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) => readAllHours(tx, caller.orgId))
  return rows.filter(({ id }) => maySee(caller, id)).map(shown)
}

type Wanted = Omit<NewHours, 'memberId'>

export async function set(app: App, caller: Caller, wanted: Wanted): Promise<DepartmentHours> {
  const { orgId, memberId } = caller
  if (!maySee(caller, wanted.departmentId)) throw new Problem('not_found')
  return app.db.inOrganization(orgId, async (tx) => {
    if (!(await readHours(tx, orgId, wanted.departmentId))) throw new Problem('not_found')
    refuseWrong(wanted)
    if (!(await writeHours(tx, orgId, { ...wanted, memberId })))
      throw new Problem(
        'moved_on',
        'Somebody changed these hours a moment ago. Look at them again before you change them.',
      )
    const row = await readHours(tx, orgId, wanted.departmentId)
    if (!row) throw new Problem('not_found')
    return shown(row)
  })
}

/** Hours that are kept only for looking may be anything; what is answered by itself has to make sense. */
function refuseWrong({ isOn, week, answer }: Wanted): void {
  const hours = isOn ? whyNotHours(week) : null
  if (hours) throw new Problem('invalid', hours, { field: 'week' })
  const words = isOn || answer !== '' ? whyNotAnswer(answer) : null
  if (words) throw new Problem('invalid', words, { field: 'answer' })
}

const shown = (row: HoursRow): DepartmentHours => ({
  ...{ departmentId: row.id, name: row.name, timeZone: row.time_zone, isOn: row.is_on ?? false },
  week: (row.week ?? USUAL_WEEK).map((spans) => [...spans]),
  ...{ holidays: [...(row.holidays ?? [])], answer: row.answer ?? '', version: row.version ?? 0 },
})

/** Answers for every department of the organization that is closed now. Resolves with how many answers were accepted. */
export async function answerClosed(app: App, orgId: OrgId): Promise<number> {
  const rows = await app.db.inOrganization(orgId, (tx) => readAllHours(tx, orgId), { pool: 'worker' })
  const now = app.now()
  let answered = 0
  for (const { id: departmentId, is_on, week, holidays, answer, time_zone: timeZone } of rows) {
    if (!is_on || !week || !answer) continue
    const closed = closedPeriod({ week: week as Week, holidays: holidays ?? [], timeZone }, now)
    if (!closed) continue
    const bodyOf = (business: string): string =>
      answerText({ business, answer }, { opensAt: closed.until, now, timeZone })
    answered += await answerAway(app, orgId, { departmentId, since: closed.since, bodyOf })
  }
  return answered
}
