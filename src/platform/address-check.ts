// Which network addresses the outside is: everything that could be this machine, this network or a cloud's own services is not.
import { BlockList, isIP } from 'node:net'

// IANA's special-purpose registries (2026), plus the cloud services that answer on public-looking addresses.
const NOT_OUTSIDE_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade translation; Alibaba's metadata
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's host
  '169.254.0.0/16', // link-local; the metadata of AWS, Google and Azure
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; Oracle's metadata
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // automatic multicast tunnels
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved and broadcast
]
// Only 2000::/3 is given out at all; inside it, these carry other addresses or lead nowhere.
const OUTSIDE_V6 = '2000::/3'
const NOT_OUTSIDE_V6 = [
  '2001::/23', // protocol assignments, with Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: an IPv4 address inside
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
]
const MAPPED_V6 = '::ffff:0:0/96'

const refusedV4 = blocks(NOT_OUTSIDE_V4)
const givenOutV6 = blocks([OUTSIDE_V6])
const refusedV6 = blocks(NOT_OUTSIDE_V6)
const mapped = blocks([MAPPED_V6])

/** Answers whether a request may go to an address; `allowPrivate` lists networks that it may reach although they are inside. */
export function addressCheck(allowPrivate: readonly string[]): (address: string) => boolean {
  const allowed = blocks(allowPrivate)
  return (address) => {
    const family = isIP(address)
    if (family === 0) return false
    const type = family === 4 ? 'ipv4' : 'ipv6'
    if (allowed.check(address, type)) return true
    if (type === 'ipv4') return !refusedV4.check(address, type)
    // A mapped address is an IPv4 one in disguise: nobody publishes those.
    if (mapped.check(address, type)) return false
    return givenOutV6.check(address, type) && !refusedV6.check(address, type)
  }
}

function blocks(list: readonly string[]): BlockList {
  const made = new BlockList()
  for (const block of list) {
    const [address = '', bits] = block.split('/')
    const family = isIP(address)
    const width = family === 6 ? 128 : 32
    const prefix = bits === undefined ? width : Number(bits)
    if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > width)
      throw new Error(`"${block}" is not a network; write one such as 10.1.0.0/16.`)
    made.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4')
  }
  return made
}
