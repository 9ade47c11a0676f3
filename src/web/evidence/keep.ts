// Hands a file that was fetched to the browser, which keeps it among the downloads.

export function keep({ name, bytes }: { name: string; bytes: Blob }): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it a moment later.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
