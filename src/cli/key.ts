// `parley key`: the public key that the ledger is signed with. Give it to whoever verifies; with it nobody can sign.
import { loadSigningKey, publicPem } from '../consent/seal/key/actions.ts'
import { loadSecretKey, secretsUnder } from '../platform/secrets.ts'
import { type Command, readArguments, settings } from './command.ts'

export const key: Command = {
  async run(args) {
    readArguments({ command: 'key', args })
    const { secretKey, secretKeyFile, ledgerKeyFile } = settings()
    const secrets = secretsUnder(await loadSecretKey({ secretKey, file: secretKeyFile }))
    process.stdout.write(publicPem(await loadSigningKey({ file: ledgerKeyFile, secrets })))
    return 0
  },
}
