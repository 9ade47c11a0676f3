// Settings → Import contacts: choose a file, say what its columns are, and watch it being taken in.
import { FileInput } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MOST_BYTES } from '../../contacts/import/contract.ts'
import { sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { useOpen } from '../settings/dialog.tsx'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { ColumnsForm } from './columns-form.tsx'
import classes from './import.module.css'
import { ImportCard } from './import-card.tsx'
import { importsQuery, previewQuery, upload, useFollowImports } from './queries.ts'

export function ImportSection() {
  useFollowImports()
  const [open, setOpen] = useOpen()
  const imports = useQuery(importsQuery)
  return (
    <>
      <h1 className={settings.title}>Import contacts</h1>
      <p className={settings.lead}>
        Names, numbers and addresses from a CSV file. An import never gives consent, and whoever has opted out
        stays so.
      </p>
      {open ? <Look id={open} close={() => setOpen(undefined)} /> : <Choose onUploaded={setOpen} />}
      <section className={settings.block} aria-labelledby="imports">
        <div className={settings.blockHead}>
          <h2 id="imports">Imports</h2>
        </div>
        <Loaded query={imports}>
          {(rows) => {
            const shown = rows.filter(({ state, id }) => state !== 'uploading' || id !== open)
            return shown.length === 0 ? (
              <div className={settings.card}>
                <Empty icon={<IconFileImport size={28} stroke={1.4} />} title="Nothing was imported yet">
                  <p>How far an import is, and which rows could not be taken, stands here for thirty days.</p>
                </Empty>
              </div>
            ) : (
              <ul className={settings.cards}>
                {shown.map((each) => (
                  <li key={each.id}>
                    <ImportCard given={each} onOpen={() => setOpen(each.id)} />
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </section>
    </>
  )
}

function Choose({ onUploaded }: { onUploaded: (id: string) => void }) {
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const bring = async (file: File | null): Promise<void> => {
    if (!file) return
    setProblem(null)
    if (file.size > MOST_BYTES)
      return setProblem('The file is larger than 100 MB. Split it and import the parts.')
    setShare(0)
    try {
      const { id } = await upload(file, setShare)
      await client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true })
      onUploaded(id)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setShare(null)
  }
  return (
    <section className={settings.block} aria-label="Choose a file">
      <div className={`${settings.card} ${classes.choose}`}>
        <FormProblem>{problem}</FormProblem>
        <FileInput
          label="File"
          description="A CSV file of at most 100 MB, with one person in each row. Nothing is taken in before you have looked at it."
          placeholder="Choose a file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          value={null}
          onChange={(file) => void bring(file)}
        />
        {share !== null && <Progress label="Bringing the file" share={share} />}
      </div>
    </section>
  )
}

export function Progress({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div className={classes.progress}>
      <progress aria-label={label} max={100} value={percent} />
      <span>{percent} %</span>
    </div>
  )
}

function Look({ id, close }: { id: string; close: () => void }) {
  const preview = useQuery(previewQuery(id))
  return (
    <section className={settings.block} aria-label="Look over the file">
      <div className={`${settings.card} ${classes.look}`}>
        <Loaded query={preview}>{(seen) => <ColumnsForm id={id} seen={seen} close={close} />}</Loaded>
      </div>
    </section>
  )
}
