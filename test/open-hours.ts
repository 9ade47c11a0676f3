// Phones where it is a quiet hour now, and where it is not: somewhere on earth it is always day, and always night.
import { candidatePlaces } from '../src/consent/hours/places.ts'
import { quietVerdict } from '../src/consent/hours/quiet.ts'

// Fictitious or unassigned numbers of countries around the globe, hour by hour.
const PREFIXES = [
  '+1808555',
  '+1907555',
  '+1213555',
  '+1303555',
  '+1312555',
  '+5511555',
  '+4420794',
  '+4930555',
  '+2547115',
  '+9714555',
  '+9122555',
  '+6625555',
  '+8135555',
  '+6125550',
  '+6445555',
]

/** A phone where promotional texts may be sent now (`open`), or must wait (`quiet`), for at least another hour. */
export function phoneWhere(hours: 'open' | 'quiet', now = new Date()): string {
  const later = new Date(now.getTime() + 3_600_000)
  const isOpen = (phone: string, at: Date): boolean =>
    quietVerdict({
      now: at,
      level: 'promotional',
      places: candidatePlaces({ phone }),
      informationalToo: true,
    }).open
  const tail = String(Math.floor(Math.random() * 10_000)).padStart(4, '0')
  const found = PREFIXES.map((prefix) => prefix + tail).find((phone) => {
    const both = [isOpen(phone, now), isOpen(phone, later)]
    return hours === 'open' ? both.every(Boolean) : !both.some(Boolean)
  })
  if (!found) throw new Error(`nowhere is it ${hours} now`)
  return found
}

const ZONES =
  'Pacific/Honolulu America/Anchorage America/Los_Angeles America/Denver America/Chicago America/New_York America/Halifax ' +
  'America/Sao_Paulo Atlantic/Azores Europe/London Europe/Berlin Europe/Athens Asia/Dubai Asia/Bangkok Asia/Tokyo Australia/Sydney'

/** A time zone where promotional texts must wait, now and for another hour, and which shares some hour of the day with this phone's. */
export function quietZoneBeside(phone: string, now = new Date()): string {
  const opensAt = (zone: string, at: Date): Date | null => {
    const places = candidatePlaces({ phone, zone })
    const verdict = quietVerdict({ ...{ now: at, level: 'promotional', informationalToo: true }, places })
    return verdict.open ? at : verdict.opensAt
  }
  const later = new Date(now.getTime() + 3_600_000)
  const found = ZONES.split(' ').find((zone) => (opensAt(zone, now) ?? now) > later)
  if (!found) throw new Error(`no zone beside ${phone} is quiet now`)
  return found
}
