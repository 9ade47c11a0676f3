// The safe fetcher: where it must not go, and what it must not wait for or swallow.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type FetcherOptions, makeFetcher } from './fetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(answer: RequestListener, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  return (server.address() as AddressInfo).port
}

const noNames: FetcherOptions['resolve'] = async (hostname) => {
  throw new Error(`${hostname} was looked up`)
}
/** A fetcher that may reach this machine, as an install's setting may allow. */
const allowed = (options: Partial<FetcherOptions> = {}) =>
  makeFetcher({ allowPrivate: ['127.0.0.0/8'], resolve: noNames, ...options })
const strict = makeFetcher({ allowPrivate: [], resolve: noNames })

// One address per range and the ways to write them; each must be refused before a socket is opened.
const inside = `
0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.1 10.255.255.255 100.64.0.0 100.64.0.1 100.100.100.200 100.127.255.255
127.0.0.0 127.0.0.1 127.0.0.53 127.1.2.3 127.255.255.255 168.63.129.16 169.254.0.1 169.254.169.253 169.254.169.254
169.254.170.2 169.254.255.255 172.16.0.0 172.16.0.1 172.20.10.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.170
192.0.0.192 192.0.2.1 192.0.2.255 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.0 192.168.0.1 192.168.1.1
192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 203.0.113.255 224.0.0.1 224.0.0.251
239.255.255.250 239.255.255.255 240.0.0.1 250.1.1.1 255.255.255.254 255.255.255.255
127.1 127.0.1 10.1 192.168.257 172.1048577 0 1 2130706433 3232235521 2852039166 4294967295 167772161
0x7f000001 0x7f.1 0x7f.0.0.1 0x7f.0x0.0x0.0x1 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0xc0a80001 0xa000001
017700000001 0177.1 0177.0.0.1 0177.0.0.01 0000177.0.0.1 025177524776 0251.0376.0251.0376 012.1 0300.0250.0.1
127.0.0.1. 169.254.169.254. 0x7f.1. 127%2e0%2e0%2e1 %31%32%37.0.0.1 127。0。0。1 １２７.0.0.1 ①②⑦.⓪.⓪.① 169.254.169.２54
[::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0.0.0.1] [::127.0.0.1] [::10.0.0.1] [::7f00:1]
[::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:169.254.169.254] [::ffff:a9fe:a9fe]
[::ffff:10.1.2.3] [::ffff:192.168.1.1] [::ffff:8.8.8.8] [::ffff:0:127.0.0.1] [::FFFF:0x7f00:1]
[64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b::10.0.0.1] [64:ff9b:1::1] [64:ff9b:1:ffff::a00:1]
[100::1] [100:0:0:1::1] [2001::1] [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001:2::1] [2001:10::1] [2001:20::1]
[2001:db8::1] [2001:db8:ffff::1] [2002:7f00:1::] [2002:7f00:1::1] [2002:a00:1::1] [2002:a9fe:a9fe::1] [2002:c0a8:101::]
[2620:4f:8000::1] [3fff::1] [5f00::1] [fc00::1] [fd00::1] [fd00:ec2::254] [fd12:3456:789a:1::1] [fdff:ffff::1]
[fe80::1] [fe80::a9fe:a9fe] [febf::1] [fec0::1] [feff::1] [ff00::1] [ff01::1] [ff02::1] [ff02::fb] [ff05::2] [ff0e::1]
[4000::1] [8000::1] [c000::1] [e000::1]
`
  .trim()
  .split(/\s+/)

const notForUs = `
http://93.184.216.34/ ftp://93.184.216.34/ file:///etc/passwd gopher://127.0.0.1:70/ data:text/plain,hello blob:https://example.com/1
javascript:alert(1) ws://93.184.216.34/ wss://93.184.216.34/ unix:/var/run/docker.sock about:blank
https://user@93.184.216.34/ https://user:secret@93.184.216.34/ https://93.184.216.34@127.0.0.1/ https://:secret@93.184.216.34/
https://127.0.0.1@93.184.216.34/ https:// https://[::1 https://999.1.1.1/ https://1.2.3.4.5/ https://[fe80::1%25eth0]/ https://exa_mple:99999/
//93.184.216.34/ 93.184.216.34 https://09.1.1.1/ https://93.184.216.34:0x50/
`
  .trim()
  .split(/\s+/)

describe('the fetcher refuses', () => {
  test('at least 120 ways to write an address inside', () => {
    expect(new Set(inside).size).toBeGreaterThanOrEqual(120)
  })

  test.each(inside)('https://%s', async (host) => {
    const fetched = await strict({ url: `https://${host}/latest/meta-data/` })
    expect(fetched).toMatchObject({ ok: false })
    expect(fetched).toHaveProperty('sentence', expect.stringMatching(/private network|not a web address/))
  })

  test.each(notForUs)('%s', async (url) => {
    const fetched = await strict({ url })
    expect(fetched).toMatchObject({ ok: false })
    expect(fetched).toHaveProperty(
      'sentence',
      expect.stringMatching(/^(Only https|That is not a web address|An address with a name)/),
    )
  })

  test.each([
    ['127.0.0.1'],
    ['93.184.216.34', '10.0.0.1'],
    ['93.184.216.34', '::1'],
    ['2606:2800:220:1::1', 'fd00::1'],
    ['::ffff:127.0.0.1'],
    ['not an address'],
  ])('a name of which one address is inside: %s %s', async (...addresses) => {
    const reach = makeFetcher({ allowPrivate: [], resolve: async () => addresses })
    expect(await reach({ url: 'https://hooks.example.com/' })).toEqual({
      ok: false,
      sentence: 'hooks.example.com leads to an address inside a private network, so it was not asked.',
    })
  })

  test('a name without any address', async () => {
    const reach = makeFetcher({ allowPrivate: [], resolve: async () => [] })
    expect(await reach({ url: 'https://hooks.example.com/' })).toEqual({
      ok: false,
      sentence: 'hooks.example.com has no address.',
    })
  })

  test('inside addresses that the setting does not name, also beside one that it does', async () => {
    const reach = makeFetcher({ allowPrivate: ['10.1.0.0/16', 'fd00:1::/32'], resolve: noNames })
    for (const host of ['10.2.0.1', '127.0.0.1', '[fd00:2::1]', '169.254.169.254'])
      expect(await reach({ url: `https://${host}/` }), host).toMatchObject({ ok: false })
  })

  test('a network in the settings that is none, at once', () => {
    for (const block of ['10.0.0.0/33', '10.0.0.0/x', 'intranet', '::1/129'])
      expect(() => makeFetcher({ allowPrivate: [block] })).toThrow(/is not a network/)
  })
})

describe('a name that changes its address', () => {
  test('is looked up once, and the connection goes to the address that was checked', async () => {
    const heard: string[] = []
    const port = await listen(
      (_request, response) => void response.end(heard.push('checked') && 'ok'),
      '127.0.0.2',
    )
    await listen((_request, response) => void response.end(heard.push('other') && 'no'), '127.0.0.1', port)
    let lookups = 0
    const reach = makeFetcher({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async () => (++lookups === 1 ? ['127.0.0.2'] : ['127.0.0.1']),
    })
    const fetched = await reach({ url: `http://rebinding.example.com:${port}/`, allowHttp: true })
    expect(fetched).toMatchObject({ ok: true, status: 200, body: Buffer.from('ok') })
    expect(lookups).toBe(1)
    expect(heard).toEqual(['checked'])
  })

  test('is checked again for every redirect', async () => {
    const port = await listen((request, response) => {
      response.writeHead(302, { location: `http://second.example.com:${request.socket.localPort}/` }).end()
    })
    const reach = makeFetcher({
      allowPrivate: ['127.0.0.1/32'],
      resolve: async (hostname) => (hostname.startsWith('first') ? ['127.0.0.1'] : ['127.0.0.2']),
    })
    expect(
      await reach({ url: `http://first.example.com:${port}/`, allowHttp: true, redirects: 3 }),
    ).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('second.example.com leads to an address inside'),
    })
  })
})

describe('redirects', () => {
  test('are not followed unless asked for', async () => {
    const port = await listen((_request, response) => void response.writeHead(302, { location: '/b' }).end())
    expect(await allowed()({ url: `http://127.0.0.1:${port}/`, allowHttp: true })).toEqual({
      ok: false,
      sentence: '127.0.0.1 answered with a redirect, which is not followed.',
    })
  })

  test('end after the third', async () => {
    let asked = 0
    const port = await listen(
      (_request, response) => void response.writeHead(302, { location: `/${++asked}` }).end(),
    )
    const url = `http://127.0.0.1:${port}/`
    expect(await allowed()({ url, allowHttp: true, redirects: 99 })).toMatchObject({ ok: false })
    expect(asked).toBe(4)
  })

  test.each([
    'http://169.254.169.254/latest/',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1/',
    'http://[::1]/',
  ])('to %s are refused', async (location) => {
    const port = await listen((_request, response) => void response.writeHead(307, { location }).end())
    const url = `http://127.0.0.1:${port}/`
    expect(await allowed()({ url, allowHttp: true, redirects: 3 })).toMatchObject({ ok: false })
  })

  test('to another origin do not take the credentials along', async () => {
    const seen: unknown[] = []
    const target = await listen((request, response) => {
      seen.push(request.headers.authorization)
      response.end('there')
    })
    const port = await listen((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(302, { location: `http://127.0.0.1:${target}/` }).end()
    })
    const fetched = await allowed()({
      url: `http://127.0.0.1:${port}/`,
      allowHttp: true,
      redirects: 1,
      headers: { authorization: 'Bearer 1' },
    })
    expect(fetched).toMatchObject({ ok: true, url: `http://127.0.0.1:${target}/` })
    expect(seen).toEqual(['Bearer 1', undefined])
  })

  test('of a POST are never followed', async () => {
    const port = await listen((_request, response) => void response.writeHead(307, { location: '/b' }).end())
    const url = `http://127.0.0.1:${port}/`
    expect(await allowed()({ url, method: 'POST', body: 'x', allowHttp: true, redirects: 3 })).toMatchObject({
      ok: false,
    })
  })
})

describe('an answer', () => {
  test('that drips is given up when the time is over', async () => {
    const port = await listen((_request, response) => {
      const drip = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await allowed()({ url: `http://127.0.0.1:${port}/`, allowHttp: true, timeoutMs: 300 })).toEqual({
      ok: false,
      sentence: '127.0.0.1 did not answer in full within 0.3 seconds.',
    })
  })

  test('that never begins is given up too, and so is a name that is never found', async () => {
    const port = await listen(() => {})
    const url = `http://127.0.0.1:${port}/`
    expect(await allowed()({ url, allowHttp: true, timeoutMs: 200 })).toMatchObject({ ok: false })
    const reach = makeFetcher({ allowPrivate: [], resolve: () => new Promise(() => {}) })
    expect(await reach({ url: 'https://example.com/', timeoutMs: 200 })).toMatchObject({
      ok: false,
      sentence: 'example.com did not answer in full within 0.2 seconds.',
    })
  })

  test.each([
    ['announced', { 'content-length': '10000000000' }],
    ['not announced', {}],
  ])('of 10 GB, %s, is dropped at the limit', async (_title, headers) => {
    let sent = 0
    const port = await listen((_request, response) => {
      response.writeHead(200, headers)
      const more = (): void => {
        while (!response.destroyed && sent < 1e9 && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    })
    expect(
      await allowed()({ url: `http://127.0.0.1:${port}/`, allowHttp: true, maxBytes: 200 * 1024 }),
    ).toEqual({ ok: false, sentence: '127.0.0.1 sent more than 200 KB, so the rest was not read.' })
    expect(sent).toBeLessThan(50_000_000)
  })

  test('that is whole comes back with its status, headers and bytes, whatever the status', async () => {
    const port = await listen((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(503, { 'content-type': 'text/plain', 'x-asked': request.method ?? '' })
        response.end(Buffer.concat(chunks))
      })
    })
    expect(
      await allowed()({
        url: `http://127.0.0.1:${port}/a?b=1`,
        method: 'POST',
        body: 'hello',
        allowHttp: true,
      }),
    ).toMatchObject({
      ok: true,
      status: 503,
      headers: { 'content-type': 'text/plain', 'x-asked': 'POST' },
      body: Buffer.from('hello'),
    })
  })

  test('that cannot be had is told in one sentence', async () => {
    const port = await listen((request) => void request.socket.destroy())
    expect(await allowed()({ url: `http://127.0.0.1:${port}/`, allowHttp: true })).toEqual({
      ok: false,
      sentence: '127.0.0.1 could not be reached: it closed the connection.',
    })
    expect(await allowed()({ url: 'http://127.0.0.1:9/', allowHttp: true })).toEqual({
      ok: false,
      sentence: '127.0.0.1 could not be reached: nothing listens there.',
    })
  })
})

test('The environment’s proxy is not used', async () => {
  const port = await listen((_request, response) => void response.end('direct'))
  const before = process.env.http_proxy
  process.env.http_proxy = 'http://127.0.0.1:9'
  try {
    const fetched = await allowed()({ url: `http://127.0.0.1:${port}/`, allowHttp: true })
    expect(fetched).toMatchObject({ ok: true, body: Buffer.from('direct') })
  } finally {
    if (before === undefined) delete process.env.http_proxy
    else process.env.http_proxy = before
  }
})
