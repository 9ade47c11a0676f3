// SMPP 3.4: texts over a line of our own to a carrier's SMSC, signed in as a transceiver.
import type * as z from 'zod'
import type { Carrier } from '../carrier.ts'
import { SmppSession } from './session.ts'
import { smppCredentials, smppFields, smppSettings } from './settings.ts'

export const smpp: Carrier = {
  name: 'smpp',
  label: 'SMPP 3.4',
  fields: smppFields,
  settings: smppSettings,
  credentials: smppCredentials,
  open(connection, hooks) {
    const settings = read(smppSettings, connection.settings)
    const { password } = read(smppCredentials, connection.credentials)
    return new SmppSession({ settings, password, hooks })
  },
}

// What was stored passed these checks once; a later version may ask for more, and then says so in its sentence.
function read<T>(schema: z.ZodType<T>, stored: unknown): T {
  const { data, error } = schema.safeParse(stored)
  if (error) throw new Error(error.issues[0]?.message ?? 'The settings of this connection are incomplete.')
  return data
}
