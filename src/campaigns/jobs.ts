// What is set right at every start: the campaigns of the demo, so that there is something to agree to.
import { demoOrganization } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import { addDemoCampaigns } from './actions.ts'

/** Gives the demo its campaigns at its first start; later starts find them, also renamed or ended, and leave them. */
export async function makeDemoCampaigns(app: App): Promise<void> {
  const orgId = await demoOrganization(app)
  if (orgId) await addDemoCampaigns(app, orgId)
}
