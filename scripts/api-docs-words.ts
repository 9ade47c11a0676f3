// The prose of docs/api.md: what holds for every endpoint, before and behind what is printed from the contracts.

/** The slices in the order of the document, with their headings. */
export const titles: Record<string, string> = {
  messages: 'Texts',
  media: 'Pictures and files',
  gifs: 'Gifs',
  conversations: 'Conversations',
  notes: 'Internal notes and mentions',
  drafts: 'Drafts',
  snooze: 'Snoozed conversations',
  transfer: 'Handing conversations on',
  presence: 'Who is in a conversation',
  tags: 'Tags',
  contacts: 'Contacts',
  import: 'Contacts from a file',
  search: 'Search',
  consent: 'Consent of a contact',
  block: 'Blocking people',
  erase: 'Erasing a person',
  campaigns: 'Campaigns',
  advertised: 'Advertised keywords',
  templates: 'Templates',
  'hours-answer': 'Business hours and the answer outside of them',
  'needs-you': 'What waits for a person',
  'opt-outs': 'Opt-out desk and register',
  journey: 'Contact Journey',
  evidence: 'Evidence files',
  numbers: 'Numbers and connections',
  organizations: 'Organization, people, sessions and keys',
  seats: 'Seats of people',
  links: 'Invitations and password resets',
  phones: 'The demo\u2019s phones',
}

export const before = `
<!-- Printed by scripts/api-docs.ts from the contracts in src/*/contract.ts. Change those, then run: npm run docs:api -->

# API

Everything that the web app does goes over this API. A running Parley describes it for machines, in OpenAPI 3.1, at
\`/api/openapi.json\`. In the shapes below, an \`id\` is a UUID and a \`time\` is in ISO 8601 and UTC, such as
\`2026-03-01T09:30:00Z\`; what carries a \`?\` may be left out.

## Asking

\`\`\`sh
curl https://texts.example.com/api/messages \\
  -H 'Authorization: Bearer pk_\u2026' \\
  -H 'Content-Type: application/json' \\
  -d '{"requestKey": "order-4711-ready", "numberId": "\u2026", "to": "+12025550142", "body": "Your bike is ready."}'
\`\`\`

- **Who asks.** An API key in the header \`Authorization: Bearer \u2026\`, made in Settings \u2192 API keys with only the scopes that the
  integration needs; or the session cookie of a person who signed in. A key belongs to the organization and sees all of its
  departments; a person sees those of their seat. A revoked key or seat is refused within a second.
- **Bodies** are JSON in UTF-8 of at most 1 MB, with the header \`Content-Type: application/json\`. Fields that an endpoint does not
  know are passed over.
- **Requests with a cookie** must come from Parley\u2019s own pages: another \`Origin\` is refused.
- **What is not yours is not there.** The id of another organization, or of a department that you may not see, is answered like
  one that does not exist: 404, with the same body.
- **Errors** all have one shape. \`message\` is one sentence for people, with its remedy; \`code\` is for programs.

  \`\`\`json
  {"error": {"code": "refused", "message": "Dana texted STOP on March 1, 2026 at 9:30 AM. Only Dana can undo that, by texting START.",
             "reason": "opted_out", "wayOut": "If Dana asks for texts again, tell them to text START to (202) 555-0101."}}
  \`\`\`

  \`field\` names the input at fault; \`reason\` and \`wayOut\` come with a refused text; \`reference\` is also in the log, with what went wrong.

## Sending once

Every text is sent under a \`requestKey\` that the client makes, of 8 to 100 characters: an order number with its purpose, or something
random that is kept until the answer is there.

- The same key with the same text gives the first answer again, for ever. The text leaves once.
- The same key with another text, receiver or time is refused: 422 \`key_reused\`.
- A refusal is not remembered. When the person texts you later, the same key works.
- After a timeout, a cut line, 429, 503 or 507: ask again with the same key, after the seconds of \`Retry-After\` where it is given.
- Keys of different organizations have nothing to do with each other.

202 says that the text is stored and will leave as soon as the connection\u2019s pace allows. What becomes of it is its \`state\`:
\`scheduled\` or \`queued\`, then \`claimed\` and \`handing\` for moments, then \`sent\`, and with the carrier\u2019s receipt \`delivered\` or
\`undelivered\`. \`refused\` and \`cancelled\` never left, \`failed\` was turned down by the carrier. \`unconfirmed\` means that the carrier may or
may not have it; Parley never sends such a text again by itself.

## Pages

Lists give \`next\`, a cursor for the page after, or null. A cursor is to be passed back as it is. A thread is paged by \`orderNo\`:
\`before\` gives older texts, newest first; \`after\` gives newer ones, oldest first.
`

export const behind = `
## What changes, as it changes

\`GET /api/events\` is a stream of server-sent events. It says what changed, not how it looks now: fetch that.

| event | data | what to do |
| --- | --- | --- |
| \`hello\` | \`{}\` | the stream is open |
| \`change\` | \`{"topic": "conversation", "id": "\u2026", "departmentId": "\u2026"}\` | fetch that conversation; without an \`id\`, the lists |
| \`change\` | \`{"topic": "numbers"}\` | fetch numbers and connections |
| \`again\` | \`{}\` | something may have been missed: fetch everything anew |
| \`beat\` | \`{}\` | every 15 seconds; open the stream anew if none came for 35 |

Each event has an \`id\`. Whoever comes back sends the last one as \`Last-Event-ID\` (browsers do so by themselves) and gets what was missed,
or \`again\`. Changes of departments that one may not see are not told. The stream ends within two seconds after the session, key or seat does.

## Webhooks of carriers

A carrier posts to \`/webhooks/:carrier/:connection\`; the connection\u2019s id is the one of \`GET /api/connections\`. The signature is checked over the raw bytes before
anything of them is read: without a right one the answer is 403, also where there is no such connection. 2xx is answered only once
everything is stored; after any other answer the carrier has to bring it again. A repeat is harmless.
`
