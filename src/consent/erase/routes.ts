// Erasing a person over HTTP. The number is typed again, so that nobody is erased by a slip.
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import { type Caller, mount, type Server } from '../../platform/http.ts'
import { erasePerson, foresee, type Outlook } from './actions.ts'
import { type Erasure, eraseContact, readErasure } from './contract.ts'
import { isErasedNumber, isSameNumber } from './words.ts'

export function erasureRoutes(server: Server, app: App): void {
  mount(server, readErasure, async ({ caller, params }) => asErasure(await outlookOf(app, caller, params.id)))
  mount(server, eraseContact, async ({ caller, params, body }) => {
    const { phone } = await outlookOf(app, caller, params.id)
    if (!isErasedNumber(phone) && !isSameNumber(body.phone, phone))
      throw new Problem('invalid', 'That is not this person’s number. Type it as it stands above.', {
        field: 'phone',
      })
    const done = await erasePerson(app, caller, params.id, body)
    if (!done.ok) throw problemOf(done)
    app.live.tell([{ orgId: caller.orgId, topic: 'conversation' }])
    const { texts, records, isOptedOut, isNumberKept, keptUntil } = done
    return {
      ...{ texts, records, isOptedOut, isNumberKept },
      keptUntil: keptUntil?.toISOString() ?? null,
    }
  })
}

async function outlookOf(app: App, caller: Caller, id: string): Promise<Outlook> {
  const outlook = await foresee(app, caller.orgId, id)
  if (!outlook) throw new Problem('not_found')
  return outlook
}

const problemOf = ({ reason, sentence }: { reason: string; sentence: string }): Problem =>
  reason === 'not_found' ? new Problem('not_found') : new Problem('refused', sentence, { reason })

const asErasure = ({ phone, refusal, keptUntil, erasedAt, ...rest }: Outlook): Erasure => ({
  ...{ phone, ...rest, isNumberGone: isErasedNumber(phone), hindrance: refusal?.sentence ?? null },
  ...{ keptUntil: keptUntil?.toISOString() ?? null, erasedAt: erasedAt?.toISOString() ?? null },
})
