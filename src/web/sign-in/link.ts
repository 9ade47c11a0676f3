// What a one-time link carries behind the #: it never reaches a server's log, and it leaves the address bar at once.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** The value given as #name=…, read once and taken out of the address bar. A later link in the same tab counts too. */
export function useFromLink(name: string): string | null {
  const hash = useLocation({ select: (location) => location.hash })
  const navigate = useNavigate()
  const given = new URLSearchParams(hash).get(name)
  const [kept, setKept] = useState(given)
  useEffect(() => {
    if (!given) return
    setKept(given)
    void navigate({ to: '.', search: true, hash: '', replace: true })
  }, [given, navigate])
  return given ?? kept
}
