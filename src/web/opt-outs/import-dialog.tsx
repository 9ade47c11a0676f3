// Takes in a list of opt-outs, such as one of an earlier service: a file or pasted lines, sent in pieces, and what came of it.
import { FileInput, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ImportReport, importOptOuts, MOST_LINES } from '../../opt-outs/contract.ts'
import { piecesOf } from '../../opt-outs/list-columns.ts'
import { csvLine } from '../../platform/csv.ts'
import { call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { Dialog, DialogActions, useOpen } from '../settings/dialog.tsx'
import { Button } from '../ui/button.tsx'
import classes from './import-dialog.module.css'

export function ImportDialog() {
  const [open, setOpen] = useOpen()
  const [report, setReport] = useState<ImportReport | null>(null)
  const close = (): void => {
    setReport(null)
    setOpen(undefined)
  }
  return (
    <Dialog
      title={report ? 'The list is taken in' : 'Import a list of opt-outs'}
      opened={open === 'import' || report !== null}
      onClose={close}
    >
      {report ? <Report report={report} close={close} /> : <ImportForm onDone={setReport} close={close} />}
    </Dialog>
  )
}

type ImportFormProps = { onDone: (report: ImportReport) => void; close: () => void }

function ImportForm({ onDone, close }: ImportFormProps) {
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const client = useQueryClient()
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (done !== null) return
    setProblem(null)
    setDone(0)
    try {
      onDone(await importAll(file ? await file.text() : pasted, setDone))
    } catch (error) {
      setProblem(error instanceof WrongList ? error.message : sentenceOf(error))
    }
    setDone(null)
    void client.invalidateQueries({ queryKey: ['opt-outs'] })
  }
  return (
    <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <p className={classes.how}>
        One phone number a line. After it, if you know them, the day and the words:{' '}
        <code>+1 202 555 0142, 2026-03-08, stop texting me</code>. Everybody on it is opted out at once, and
        what waits to leave to them is cancelled.
      </p>
      <FileInput
        label="File"
        description={`A CSV or text file, at most ${MOST_LINES.toLocaleString()} lines.`}
        placeholder="Choose a file"
        accept=".csv,.txt,text/csv,text/plain"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': 'Take the file away' }}
      />
      {!file && (
        <Textarea
          label="Or paste the lines"
          rows={5}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
      )}
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary">
          <span aria-live="polite">
            {done === null ? 'Import' : `Importing… ${done.toLocaleString()} lines`}
          </span>
        </Button>
      </DialogActions>
    </form>
  )
}

class WrongList extends Error {}

/** Well under what one request may hold, and each answered within a second or two. */
const PIECE = { rows: 5_000, characters: 250_000 }

async function importAll(csv: string, tell: (lines: number) => void): Promise<ImportReport> {
  const pieces = piecesOf(csv, PIECE)
  const lines = pieces.reduce((sum, { rows }) => sum + rows, 0)
  if (lines === 0) throw new WrongList('The list is empty. Put one phone number on each line.')
  if (lines > MOST_LINES)
    throw new WrongList(
      `This list has ${lines.toLocaleString()} lines; ${MOST_LINES.toLocaleString()} is the most. Split it and import the parts.`,
    )
  const whole: ImportReport = { lines, added: 0, already: 0, problems: [] }
  let taken = 0
  for (const { csv: piece, rows, shift } of pieces) {
    const part = await call(importOptOuts, { body: { csv: piece } })
    whole.added += part.added
    whole.already += part.already
    whole.problems.push(...part.problems.map((each) => ({ ...each, line: each.line + shift })))
    taken += rows
    tell(taken)
  }
  return whole
}

const SHOWN = 100

function Report({
  report: { added, already, problems },
  close,
}: {
  report: ImportReport
  close: () => void
}) {
  return (
    <div className={classes.form}>
      <ul className={classes.sums}>
        <li>
          <strong>{added.toLocaleString()}</strong> opted out now
        </li>
        <li>
          <strong>{already.toLocaleString()}</strong> had opted out before
        </li>
        <li>
          <strong>{problems.length.toLocaleString()}</strong>{' '}
          {problems.length === 1 ? 'line needs' : 'lines need'} a look
        </li>
      </ul>
      {problems.length > 0 && (
        <>
          <ol className={classes.problems} aria-label="Lines that need a look">
            {problems.slice(0, SHOWN).map(({ line, sentence, isTaken }) => (
              <li key={`${line} ${sentence}`}>
                <span className={classes.line}>Line {line}</span>
                <span>
                  {sentence} {isTaken ? '' : 'Not taken.'}
                </span>
              </li>
            ))}
          </ol>
          {problems.length > SHOWN && (
            <p className={classes.how}>The first {SHOWN} are shown. The file below has all of them.</p>
          )}
        </>
      )}
      <DialogActions>
        {problems.length > 0 && <Button onClick={() => saveProblems(problems)}>Save these lines</Button>}
        <Button look="primary" onClick={close}>
          Done
        </Button>
      </DialogActions>
    </div>
  )
}

function saveProblems(problems: ImportReport['problems']): void {
  const rows = problems.map(({ line, sentence, isTaken }) =>
    csvLine([String(line), sentence, isTaken ? 'yes' : 'no']),
  )
  const csv = `\uFEFF${csvLine(['Line', 'What', 'Taken'])}${rows.join('')}`
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: 'opt-outs-not-taken.csv',
  })
  link.click()
  URL.revokeObjectURL(address)
}
