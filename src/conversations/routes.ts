// HTTP for the inbox: lists, threads, who answers, and the stream of changes.
import { parsePhone } from '../contacts/phone.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { type EventStream, eventStreams } from '../platform/event-stream.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import type { Told } from '../platform/live.ts'
import { assign, list, lookUp, markRead, maySee, open, setState, unread } from './actions.ts'
import * as contract from './contract.ts'
import { snooze } from './snooze/actions.ts'
import { snooze as snoozeConversations } from './snooze/contract.ts'
import { listDepartments, listEvents, transfer } from './transfer/actions.ts'
import * as handingOn from './transfer/contract.ts'

export function conversationRoutes(server: Server, app: App): void {
  mount(server, contract.listConversations, ({ query, caller }) => list(app, caller, query))
  mount(server, contract.countUnread, ({ query, caller }) => unread(app, caller, query.departmentId))
  mount(server, contract.lookUp, ({ query, caller }) => {
    const phone = parsePhone(query.phone)
    if (!phone.ok) throw new Problem('invalid', phone.sentence, { field: 'phone' })
    return lookUp(app, caller, { phone: phone.phone, numberId: query.numberId })
  })
  mount(server, contract.readConversation, ({ params, caller }) => open(app, caller, params.id))
  mount(server, contract.markRead, ({ params, caller }) => markRead(app, caller, params.id))
  mount(server, contract.assign, ({ params, body, caller }) => assign(app, caller, params.id, body))
  mount(server, contract.close, ({ params, caller }) => setState(app, caller, params.id, 'closed'))
  mount(server, contract.reopen, ({ params, caller }) => setState(app, caller, params.id, 'open'))
  mount(server, snoozeConversations, ({ body, caller }) =>
    snooze(app, caller, { ...body, until: body.until === null ? null : new Date(body.until) }),
  )
  mount(server, handingOn.transfer, ({ body, caller }) => transfer(app, caller, body))
  mount(server, handingOn.listTransferDepartments, async ({ caller }) => ({
    departments: await listDepartments(app, caller),
  }))
  mount(server, handingOn.listThreadEvents, async ({ params, caller }) => ({
    events: await listEvents(app, caller, params.id),
  }))
  eventRoute(server, app)
}

const SEAT_CHECK_MS = 1_500

/** A browser's stream: catches up from the last event it saw, then follows. It is ended within two seconds after the seat is. */
function eventRoute(server: Server, app: App): void {
  const streamTo = eventStreams(server)
  mount(server, contract.events, async ({ request, reply, caller }) => {
    const stream = streamTo(reply)
    let current: Caller = caller
    const show = (told: Told): void => pass(stream, told, current)
    const last = request.headers['last-event-id']
    const missed = typeof last === 'string' ? app.live.since(caller.orgId, last) : []
    if (missed === null) stream.send('again', {}, app.live.head(caller.orgId))
    else for (const told of missed) show(told)
    stream.send('hello', {}, app.live.head(caller.orgId))
    const deaf = app.live.listen(show, () => stream.send('again', {}, app.live.head(current.orgId)))
    const seat = setInterval(() => void checkSeat(), SEAT_CHECK_MS)
    let isChecking = false
    const checkSeat = async (): Promise<void> => {
      if (isChecking) return
      isChecking = true
      // While the database is away nobody's seat can be looked at: it is tried again in a moment.
      const known = await server.identify(request, { isFresh: true }).catch(() => undefined)
      isChecking = false
      if (known === null) stream.end()
      if (known) current = known.caller
    }
    stream.ended.addEventListener('abort', () => {
      clearInterval(seat)
      deaf()
    })
  })
}

/** Hints between processes are nothing for browsers. */
const isForBrowsers = (topic: Told['topic']): boolean =>
  topic === 'conversation' ||
  topic === 'numbers' ||
  topic === 'imports' ||
  topic === 'draft' ||
  topic === 'mentions' ||
  topic === 'tags'

function pass(stream: EventStream, told: Told, caller: Caller): void {
  if (told.orgId === caller.orgId && told.topic === 'presence') {
    passPresence(stream, told, caller)
    return
  }
  if (told.orgId !== caller.orgId || !isForBrowsers(told.topic)) return
  if (told.topic === 'draft' || told.topic === 'mentions') {
    passOwn(stream, told, caller)
    return
  }
  // A change whose department is not known here is shown without its id, to whoever may not see every department.
  const open =
    caller.departments === 'all' || (told.departmentId !== undefined && maySee(caller, told.departmentId))
  if (told.departmentId !== undefined && !open) return
  stream.send(
    'change',
    open ? { topic: told.topic, id: told.id, departmentId: told.departmentId } : { topic: told.topic },
    told.cursor,
  )
}

/** A draft is told to whoever writes it, a mention to whom it names. Where it is not known any more whose it was, everybody looks for their own. */
function passOwn(stream: EventStream, { topic, id, memberId, cursor }: Told, caller: Caller): void {
  if (memberId !== undefined && memberId !== caller.memberId) return
  stream.send('change', memberId === undefined ? { topic } : { topic, id }, cursor)
}

/** Who looks at a conversation is shown to those who see it, and never told again to a browser that comes back. */
function passPresence(stream: EventStream, { id, departmentId, there }: Told, caller: Caller): void {
  if (there && caller.memberId !== null && departmentId !== undefined && maySee(caller, departmentId))
    stream.send('presence', { id, ...there })
}
