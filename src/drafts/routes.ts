// HTTP for drafts.
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { list, save } from './actions.ts'
import { listDrafts, saveDraft } from './contract.ts'

export function draftRoutes(server: Server, app: App): void {
  mount(server, listDrafts, ({ caller, query }) => list(app, caller, query.about))
  mount(server, saveDraft, ({ caller, body: { about, base, sendAs, ...words } }) =>
    save(app, caller, {
      ...{ about, base },
      words: {
        body: words.body,
        campaignId: sendAs?.campaignId ?? null,
        level: sendAs?.level ?? null,
        templateId: words.templateId ?? null,
        requestKey: words.requestKey ?? null,
        attachments: words.attachments,
      },
    }),
  )
}
