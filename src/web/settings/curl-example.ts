// A command that shows a new key at work, within what that key may do.

type Example = { scopes: readonly string[]; secret: string; origin: string; numberId: string }

export function curlExample({ scopes, secret, origin, numberId }: Example): string {
  const head = `-H 'Authorization: Bearer ${secret}'`
  if (scopes.includes('conversations.view'))
    return `curl '${origin}/api/conversations?list=all' \\\n  ${head}`
  if (!scopes.includes('messages.send')) return `curl ${origin}/api/numbers \\\n  ${head}`
  const body = JSON.stringify({
    requestKey: 'order-1042-ready',
    numberId,
    to: 'PHONE',
    body: 'Your order is ready.',
  })
  return [
    `curl ${origin}/api/messages \\`,
    `  ${head} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n')
}
