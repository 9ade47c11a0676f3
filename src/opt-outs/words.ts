// The words of the desk and the register: how an opt-out reached us, and how much time is left to decide.
import type { Way } from './contract.ts'

export const wayLabels: Record<Way, string> = {
  text: 'By text',
  desk: 'Decided at the desk',
  staff: 'Entered by staff',
  list: 'From a list',
  carrier: 'Told by the carrier',
  api: 'By an integration',
  system: 'By Parley',
}

/** "7 business days left", "Due today", "2 business days overdue". */
export function clockWords(businessDaysLeft: number): string {
  if (businessDaysLeft === 0) return 'Due today'
  const days = Math.abs(businessDaysLeft)
  return `${days} business ${days === 1 ? 'day' : 'days'} ${businessDaysLeft > 0 ? 'left' : 'overdue'}`
}
