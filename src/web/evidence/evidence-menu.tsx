// "Evidence file": everything recorded about one number, or many, as a document or as JSON that anybody can verify. It draws nothing
// for who may not take evidence out.
import { IconFileCertificate, IconFileTypePdf, IconJson } from '@tabler/icons-react'
import { useState } from 'react'
import { evidenceJson, evidenceOfMany, evidencePdf } from '../../evidence/contract.ts'
import { callForFile, sentenceOf } from '../call.ts'
import { may, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Menu, type MenuButtonProps, MenuItem } from '../ui/menu.tsx'
import { keep } from './keep.ts'

type Of = { readonly contactId: string } | { readonly phones: readonly string[] }
type EvidenceMenuProps = {
  of: Of
  /** In a row of a list only the icon has room. `whose` then tells one row's from another's. */
  iconOnly?: boolean
  whose?: string
}

export function EvidenceMenu({ of, iconOnly = false, whose }: EvidenceMenuProps) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  if (!may(me, 'evidence.export')) return null
  const take = async (as: 'pdf' | 'json'): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    try {
      keep(await fileOf(of, as))
    } catch (error) {
      void toast({ id: 'evidence', text: sentenceOf(error), tone: 'problem' })
    }
    setBusy(false)
  }
  const words = isBusy ? 'Making the file\u2026' : 'Evidence file'
  const label = whose ? `${words} of ${whose}` : words
  const button = (props: MenuButtonProps) =>
    iconOnly ? (
      <IconButton
        {...props}
        label={label}
        aria-busy={isBusy}
        icon={<IconFileCertificate size={18} stroke={1.6} />}
      />
    ) : (
      <Button {...props} aria-busy={isBusy}>
        <IconFileCertificate size={16} stroke={1.8} aria-hidden /> {words}
      </Button>
    )
  return (
    <Menu label="Evidence file as" isOpen={isOpen} onChange={setOpen} button={button}>
      <MenuItem icon={<IconFileTypePdf size={18} stroke={1.6} />} onChoose={() => void take('pdf')}>
        PDF document
      </MenuItem>
      <MenuItem icon={<IconJson size={18} stroke={1.6} />} onChoose={() => void take('json')}>
        JSON with proofs
      </MenuItem>
    </Menu>
  )
}

function fileOf(of: Of, as: 'pdf' | 'json'): Promise<{ name: string; bytes: Blob }> {
  if ('phones' in of) return callForFile(evidenceOfMany, { body: { phones: [...of.phones], as } })
  const params = { id: of.contactId }
  return as === 'pdf'
    ? callForFile(evidencePdf, { params })
    : callForFile(evidenceJson, { params, query: {} })
}
