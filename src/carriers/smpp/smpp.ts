// SMPP 3.4: texts over a line of our own to a carrier's SMSC, signed in as a transceiver.
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
    const settings = smppSettings.parse(connection.settings)
    const { password } = smppCredentials.parse(connection.credentials)
    return new SmppSession({ settings, password, hooks })
  },
}
