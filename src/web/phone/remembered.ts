// What this browser remembers of a phone: the number that it was texting last.

const keyOf = (phone: string): string => `parley-phone-${phone}`

export function recallNumber(phone: string): string | null {
  try {
    return localStorage.getItem(keyOf(phone))
  } catch {
    return null // storage is blocked
  }
}

export function rememberNumber(phone: string, ourNumber: string): void {
  try {
    localStorage.setItem(keyOf(phone), ourNumber)
  } catch {
    // storage is blocked: the choice lasts until the page is closed
  }
}
