// Up and down through what was found, from the field and back to it.

const ROWS = '[data-found-row]'

/** Moves the focus by one row; above the first one is the field. */
export function focusRow(from: HTMLElement, by: 1 | -1): void {
  const pane = from.closest('[data-search]')
  const rows: Element[] = [...(pane?.querySelectorAll(ROWS) ?? [])]
  const at = document.activeElement ? rows.indexOf(document.activeElement) : -1
  const next = rows[at + by]
  if (next instanceof HTMLElement) {
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
  } else if (at + by < 0) pane?.querySelector<HTMLElement>('input')?.focus()
}
