// Every carrier that Parley speaks with. A new one is a file and a line here.
import type { Carrier } from './carrier.ts'
import { loopback } from './loopback.ts'
import { smpp } from './smpp/smpp.ts'

const all: readonly Carrier[] = [loopback, smpp]

export const carriers: ReadonlyMap<string, Carrier> = new Map(all.map((carrier) => [carrier.name, carrier]))
