// Takes the journey out as it is filtered: a table for a spreadsheet, or a document to hand on.
import { IconDownload, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { type JourneyGroup, journeyCsv, journeyPdf } from '../../journey/contract.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'

type ExportProps = { contactId: string; pressed: readonly JourneyGroup[] }

export function ExportMenu({ contactId, pressed }: ExportProps) {
  const [isOpen, setOpen] = useState(false)
  const take = ({ path }: typeof journeyCsv | typeof journeyPdf): void => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const query = new URLSearchParams({ filter: pressed.join(','), timeZone })
    download(`${path.replace(':id', contactId)}?${query}`)
  }
  return (
    <Menu
      label="Export as"
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => (
        <IconButton label="Export" icon={<IconDownload size={18} stroke={1.7} />} {...props} />
      )}
    >
      <MenuItem icon={<IconFileTypePdf size={18} stroke={1.6} />} onChoose={() => take(journeyPdf)}>
        PDF document
      </MenuItem>
      <MenuItem icon={<IconFileTypeCsv size={18} stroke={1.6} />} onChoose={() => take(journeyCsv)}>
        CSV for a spreadsheet
      </MenuItem>
    </Menu>
  )
}

/** The browser saves it while it comes; the server names the file. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
