// The security headers of every answer, worked out once instead of for each request: what helmet recommends for pages, and the few of
// them that mean something where no page is shown.
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** Header names and values for an install that is reached over https, or over plain http on its own machine. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): Record<string, string> {
  const headers: Record<string, string> = {}
  const recommend = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine sets style attributes
        imgSrc: ["'self'", 'data:', 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: isHttps,
  })
  const answer = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  recommend({} as IncomingMessage, answer as unknown as ServerResponse, () => {})
  if (!headers['content-security-policy'])
    throw new Error('helmet gave no headers; its interface has changed')
  return headers
}

/**
 * For answers to programs: read as what they are, kept by nobody, shown in no page. OWASP REST Security Cheat Sheet, "Security headers".
 * `pages` are the headers that pages get.
 */
export function dataHeaders(pages: Readonly<Record<string, string>>): Record<string, string> {
  const { 'strict-transport-security': strict } = pages
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    ...(strict && { 'strict-transport-security': strict }),
  }
}
