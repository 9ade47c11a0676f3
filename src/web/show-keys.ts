// The person menu asks for the sheet of keys.

export const SHOW_KEYS = 'parley:show-keys'
