import { expect, test } from 'vitest'
import { cloneTemplate } from '../../test/database.ts'
import { onServer } from '../../test/setup-database.ts'
import { dumpSchema } from './schema-dump.ts'

test('the written schema shows tables, keys, walls, grants and functions, the same each time', async () => {
  const database = await cloneTemplate()
  const [first, second] = await onServer(database.url, async (client) => [
    await dumpSchema(client),
    await dumpSchema(client),
  ])
  await database.drop()
  expect(second).toBe(first)
  for (const line of [
    'CREATE TABLE public.door (',
    '  phone text COLLATE "C" NOT NULL,',
    '  CONSTRAINT door_pkey PRIMARY KEY (org_id, phone)',
    'ALTER TABLE public.door FORCE ROW LEVEL SECURITY;',
    'GRANT INSERT, SELECT ON TABLE public.consent_record TO parley_web;',
    'CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.consent_record FOR EACH ROW EXECUTE FUNCTION refuse_change();',
    'REVOKE ALL ON FUNCTION public.add_route(kind text, secret text, id uuid) FROM PUBLIC;',
  ])
    expect(first).toContain(line)
})

test('a kind of object that it cannot write is an error, not a gap', async () => {
  const database = await cloneTemplate()
  const dumped = onServer(database.url, async (client) => {
    await client.query('CREATE SEQUENCE counting')
    return dumpSchema(client)
  })
  await expect(dumped).rejects.toThrow('does not know how to write counting')
  await database.drop()
})
