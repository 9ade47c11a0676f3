import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isSignedBy, sha256, signHead } from './actions.ts'
import { fromHex, toHex } from './canonical.ts'
import { headBytes, headFile, linkOf, organizationHeadBytes, type SignedHead } from './head.ts'
import { leafHash } from './tree.ts'

const { organization_head, head, secret_key } = JSON.parse(
  readFileSync(new URL('../../../docs/ledger-vectors.json', import.meta.url), 'utf8'),
)
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), fromHex(secret_key)])
const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
const signed = signHead(
  { number: head.number, at: new Date(head.at), size: head.size, root: fromHex(head.root), previous: null },
  key,
)

test('an organization’s head becomes a leaf as docs/ledger-format.md says', () => {
  const { organization, size, root, canonical, leaf } = organization_head
  const bytes = organizationHeadBytes({ organization, size, root: fromHex(root) })
  expect(toHex(bytes)).toBe(canonical)
  expect(toHex(leafHash(bytes, sha256))).toBe(leaf)
})

test('a head is signed, linked and exported as docs/ledger-format.md says', () => {
  const { canonical, link, ...file } = head
  expect(toHex(headBytes(signed))).toBe(canonical)
  expect(toHex(linkOf(signed, sha256))).toBe(link)
  expect(headFile(signed)).toEqual(file)
})

const altered: [string, Partial<SignedHead>][] = [
  ['number', { number: 2 }],
  ['time', { at: new Date(signed.at.getTime() + 1) }],
  ['size', { size: 2 }],
  ['root', { root: new Uint8Array(32) }],
  ['previous head', { previous: new Uint8Array(32) }],
  ['key', { publicKey: new Uint8Array(32) }],
]

test.each(altered)('a signed head with another %s is not the one that was signed', (_, change) => {
  const publicKey = createPublicKey(key)
  expect(isSignedBy(signed, publicKey)).toBe(true)
  expect(isSignedBy({ ...signed, ...change }, publicKey)).toBe(false)
  expect(toHex(linkOf({ ...signed, ...change }, sha256))).not.toBe(toHex(linkOf(signed, sha256)))
})

test('a head that another key signed is not ours, and a link holds the signature, too', () => {
  const other = generateKeyPairSync('ed25519')
  expect(isSignedBy(signed, other.publicKey)).toBe(false)
  expect(isSignedBy(signHead(signed, other.privateKey), createPublicKey(key))).toBe(false)
  const resigned = { ...signed, signature: signHead({ ...signed, number: 9 }, key).signature }
  expect(toHex(linkOf(resigned, sha256))).not.toBe(toHex(linkOf(signed, sha256)))
})
