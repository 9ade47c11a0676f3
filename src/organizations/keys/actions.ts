// API keys: one per integration, with only the scopes that it needs, shown once and kept as a digest.
import { randomBytes } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { ApiKey } from '../contract.ts'
import { keyScopes, permissions } from '../permission.ts'
import { addKey, type KeyRow, noteUse, readKey, readKeys, revokeRow } from './store.ts'

export async function listKeys(app: App, caller: Caller): Promise<ApiKey[]> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) => readKeys(tx, caller.orgId))
  return rows.map(asKey)
}

export type MakeKeyResult =
  | { ok: true; key: ApiKey; secret: string }
  | { ok: false; sentence: string; field: string }

/** Makes a key. The secret is in this answer and nowhere else. */
export async function makeKey(
  app: App,
  caller: Caller & { memberId: string },
  { name, scopes }: { name: string; scopes: readonly string[] },
): Promise<MakeKeyResult> {
  const foreign = scopes.find((scope) => !keyScopes.some((each) => each === scope))
  if (foreign !== undefined)
    return {
      ok: false,
      field: 'scopes',
      sentence: `An API key cannot be given "${foreign.slice(0, 60)}". Choose among: ${keyScopes.map((each) => `${each} (${permissions[each]})`).join(', ')}.`,
    }
  const prefix = `pk_${Array.from(randomBytes(8), (byte) => ALPHABET[byte & 31]).join('')}`
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`
  const row = { id: newId(), name, prefix, secret, scopes: [...new Set(scopes)], createdBy: caller.memberId }
  const [added] = await app.db.inOrganization(caller.orgId, (tx) => addKey(tx, caller.orgId, row))
  if (!added) throw new Error('The key was not stored; look at the api_key table')
  return { ok: true, key: asKey(added), secret }
}

/** Revokes a key at once here, and within a second in other processes. False when there is no such key. */
export const revokeKey = (app: App, caller: Caller, id: string): Promise<boolean> =>
  app.db.inOrganization(caller.orgId, (tx) => revokeRow(tx, caller.orgId, id))

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const KEY = /^pk_[a-z2-7]{8}_[\w-]{43}$/

/** Who holds this key? Null for a key that never was, is revoked, or is not even written like one. */
export async function callerOfKey(app: App, key: string): Promise<Caller | null> {
  if (!KEY.test(key)) return null
  const [route] = await app.db.route('api_key', key)
  if (!route) return null
  const { orgId, id } = route
  return app.db.inOrganization(orgId, async (tx) => {
    const [row] = await readKey(tx, orgId, id)
    if (!row || row.revokedAt) return null
    await noteUse(tx, orgId, id)
    return {
      orgId,
      memberId: null,
      keyId: id,
      name: row.name,
      role: 'api_key',
      permissions: new Set(row.scopes.filter((scope) => keyScopes.some((each) => each === scope))),
      departments: 'all',
    }
  })
}

const asKey = ({ createdAt, lastUsedAt, revokedAt, ...row }: KeyRow): ApiKey => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
})
