// The security headers of every answer: what helmet recommends, worked out once instead of for each request.
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
