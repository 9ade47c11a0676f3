// Gifs to choose from, by words. Arrows move through them, Enter takes one.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { attachGif, type GifView, searchGifs } from '../../../gifs/contract.ts'
import type { MediaView } from '../../../media/contract.ts'
import { call, sentenceOf } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Said } from '../../ui/said.tsx'
import classes from './picker.module.css'

const gifsQuery = (words: string) =>
  queryOptions({
    queryKey: ['gifs', words] as const,
    queryFn: async ({ signal }) => (await call(searchGifs, { query: { words }, signal })).gifs,
    staleTime: 10 * 60_000,
  })

export function Picker({ onChoose }: { onChoose: (file: MediaView) => void }) {
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const { data: gifs, error, refetch } = useQuery({ ...gifsQuery(words), placeholderData: keepPreviousData })
  const [taking, setTaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const searchId = useId()
  useEffect(() => {
    const frame = requestAnimationFrame(() => search.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const choose = async ({ provider, id }: GifView): Promise<void> => {
    setTaking(id)
    setProblem(null)
    try {
      onChoose(await call(attachGif, { body: { provider, id } }))
    } catch (failed) {
      setProblem(sentenceOf(failed))
      setTaking(null)
    }
  }
  return (
    <div className={classes.picker}>
      <label className={classes.search} htmlFor={searchId}>
        <Said>Search Gifs</Said>
        <input
          ref={search}
          id={searchId}
          type="search"
          placeholder="Search: thank you, birthday, reminder…"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && gifs?.[0] && words !== '' && void choose(gifs[0])}
        />
      </label>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {error && !gifs && (
        <p className={classes.empty}>
          {sentenceOf(error)} <Button onClick={() => void refetch()}>Try again</Button>
        </p>
      )}
      {gifs?.length === 0 && (
        <p className={classes.empty}>No Gif fits “{words}”. Try another word, such as “thanks” or “party”.</p>
      )}
      <Grid gifs={gifs ?? []} taking={taking} onChoose={(gif) => void choose(gif)} />
      <Said>
        <span role="status">{words !== '' && gifs ? `${gifs.length} Gifs` : ''}</span>
      </Said>
    </div>
  )
}

type GridProps = { gifs: readonly GifView[]; taking: string | null; onChoose: (gif: GifView) => void }

function Grid({ gifs, taking, onChoose }: GridProps) {
  const grid = useRef<HTMLUListElement>(null)
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])]
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const columns = Math.max(1, buttons.filter(({ offsetTop }) => offsetTop === buttons[0]?.offsetTop).length)
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    const next = by === undefined || here < 0 ? undefined : buttons[here + by]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <ul ref={grid} className={classes.grid} aria-label="Gifs" onKeyDown={move}>
      {gifs.map((gif) => (
        <li key={`${gif.provider} ${gif.id}`}>
          <button
            type="button"
            className={classes.gif}
            aria-label={gif.title}
            title={gif.title}
            aria-disabled={taking !== null || undefined}
            data-taking={taking === gif.id || undefined}
            onClick={() => taking === null && onChoose(gif)}
          >
            <img
              src={gif.preview}
              alt=""
              width={gif.width}
              height={gif.height}
              loading="lazy"
              draggable={false}
            />
          </button>
        </li>
      ))}
    </ul>
  )
}
