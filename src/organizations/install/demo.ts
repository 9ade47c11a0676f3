// The demo's business: a bicycle shop with two departments in two time zones and a person of each role.
import type { Role } from '../permission.ts'

type DemoMember = { name: string; email: string; role: Role; departments: readonly string[] }
type DemoBusiness = {
  name: string
  helpContact: string
  departments: readonly { name: string; timeZone: string }[]
  members: readonly DemoMember[]
}

export const demoBusiness: DemoBusiness = {
  name: 'Riverside Bikes',
  helpContact: 'hello@riversidebikes.example',
  departments: [
    { name: 'Sales', timeZone: 'America/New_York' },
    { name: 'Service', timeZone: 'America/Chicago' },
  ],
  // The first Super Admin is whom the sign-in link signs in.
  members: [
    {
      name: 'Alex Rivera',
      email: 'alex@riversidebikes.example',
      role: 'super_admin',
      departments: ['Sales', 'Service'],
    },
    {
      name: 'Jordan Lee',
      email: 'jordan@riversidebikes.example',
      role: 'admin',
      departments: ['Sales', 'Service'],
    },
    { name: 'Sam Okafor', email: 'sam@riversidebikes.example', role: 'manager', departments: ['Sales'] },
    { name: 'Casey Nguyen', email: 'casey@riversidebikes.example', role: 'agent', departments: ['Service'] },
  ],
}
