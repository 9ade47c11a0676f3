// HTTP for internal notes and mentions.
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { add, edit, history, remove } from './actions.ts'
import { addNote, deleteNote, editNote, listMentions, readMentions, readNoteHistory } from './contract.ts'
import { list, markRead } from './mentions/actions.ts'

export function noteRoutes(server: Server, app: App): void {
  mount(server, addNote, ({ params, body, caller }) => add(app, caller, params.id, body))
  mount(server, editNote, ({ params, body, caller }) => edit(app, caller, params.id, body))
  mount(server, deleteNote, ({ params, caller }) => remove(app, caller, params.id))
  mount(server, readNoteHistory, ({ params, caller }) => history(app, caller, params.id))
  mount(server, listMentions, ({ query, caller }) => list(app, caller, query))
  mount(server, readMentions, ({ body, caller }) => markRead(app, caller, body.noteIds))
}
