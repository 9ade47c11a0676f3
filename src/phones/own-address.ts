// Where this install reaches itself: the demo's phone network and Parley talk on this machine, never over PUBLIC_URL.

/** The loopback address, unless Parley listens on one other address only. */
export function ownAddress({ host, port }: { readonly host: string; readonly port: number }): string {
  if (host === '::1') return `http://[::1]:${port}`
  if (host === 'localhost' || host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
