// A phone number as people write it down. Only spaces are added, so it can be copied and typed back.

/** "+15550100142" becomes "+1 555 010 0142"; other countries' numbers stay as they are. Of somebody erased there is none. */
export function formatPhone(phone: string): string {
  if (phone.startsWith('erased ')) return 'Erased person'
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : phone
}
