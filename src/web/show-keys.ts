// The person menu asks for the sheet of keys; the screen that has keys shows its own.

export const SHOW_KEYS = 'parley:show-keys'
