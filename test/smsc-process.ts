// The tests' SMSC as a process of its own: one JSON line out for each text taken, one JSON line in for each thing to do.
// node test/smsc-process.ts --port 2775 --password secret, then {"deliver":{"from":"+1…","to":"+1…","body":"Hi"}} or {"cut":true}
// Every line out has its time `at`, in milliseconds on this process's own monotonic clock.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type Inbound, openSmsc } from './smsc.ts'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      password: { type: 'string' },
      /** Answers after up to so many milliseconds, spread evenly over the texts. */
      'delay-ms': { type: 'string' },
    },
  })
  const say = (line: object): void =>
    void process.stdout.write(`${JSON.stringify({ ...line, at: performance.now() })}\n`)
  const most = Number(values['delay-ms'] ?? 0)
  let count = 0
  const smsc = await openSmsc({
    port: Number(values.port ?? 0),
    ...(values.password !== undefined && { password: values.password }),
    answer: (submit) => {
      say({ taken: submit })
      count += 1
      return most > 0 ? { delayMs: (count * 7) % most } : {}
    },
    receipts: () => ({}),
  })
  say({ port: smsc.port })
  for await (const line of createInterface({ input: process.stdin })) {
    const { deliver, cut } = JSON.parse(line) as { deliver?: Inbound; cut?: true }
    if (deliver) void smsc.deliver(deliver).then(() => say({ delivered: deliver }))
    if (cut) smsc.cut()
  }
  await smsc.close()
}

await main()
