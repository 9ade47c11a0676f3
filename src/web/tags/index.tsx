// Settings → Tags: every tag of the business, given another name or colour, merged and deleted.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { colourNames, type TagColour, tagColours } from '../../tags/colours.ts'
import { addTag, deleteTag, editTag, mergeTag, type Tag } from '../../tags/contract.ts'
import { maxTagName } from '../../tags/tag-name.ts'
import { call, sentenceOf } from '../call.ts'
import { may, useMe } from '../session.ts'
import { Ask } from '../settings/ask.tsx'
import settings from '../settings/settings.module.css'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { tagsQuery, useFollowTags } from './queries.ts'
import { TagChip } from './tag-chip.tsx'
import classes from './tags.module.css'

export function TagsSection() {
  const me = useMe()
  const { data: tags, error, refetch } = useQuery(tagsQuery)
  useFollowTags()
  if (!tags && error)
    return (
      <div role="alert">
        <h1 className={settings.title}>Tags</h1>
        <p>{sentenceOf(error)}</p>
        <Button onClick={() => void refetch()}>Try again</Button>
      </div>
    )
  if (!tags)
    return (
      <>
        <h1 className={settings.title}>Tags</h1>
        <p aria-busy="true">Fetching the tags…</p>
      </>
    )
  const mayManage = may(me, 'tags.manage')
  return (
    <>
      <h1 className={settings.title}>Tags</h1>
      <p className={settings.lead}>
        Tags are put on conversations and on people, in the panel beside a conversation. The lists can be
        narrowed to one.
      </p>
      {may(me, 'conversations.assign') && <NewTag />}
      {tags.length === 0 ? (
        <p>There are no tags yet. Make the first one here, or while you look at a conversation: press L.</p>
      ) : (
        <ul className={classes.rows} aria-label="Tags">
          {tags.map((tag) => (
            <TagRow
              key={tag.id}
              tag={tag}
              others={tags.filter(({ id }) => id !== tag.id)}
              mayManage={mayManage}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function NewTag() {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setProblem('')
    try {
      await call(addTag, { body: { name } })
      setName('')
      await client.invalidateQueries({ queryKey: tagsQuery.queryKey })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <form className={classes.form} onSubmit={(event) => void make(event)} noValidate>
      <label>
        New tag
        <input
          className={classes.input}
          maxLength={maxTagName}
          value={name}
          aria-invalid={problem !== '' || undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary">
        Make tag
      </Button>
      <p className={classes.problem} role="alert">
        {problem}
      </p>
    </form>
  )
}

type RowProps = { tag: Tag; others: readonly Tag[]; mayManage: boolean }

function TagRow({ tag, others, mayManage }: RowProps) {
  const client = useQueryClient()
  const [doing, setDoing] = useState<'edit' | 'merge' | 'delete' | null>(null)
  const [into, setInto] = useState('')
  const done = async (said: string): Promise<void> => {
    setDoing(null)
    await client.invalidateQueries({ queryKey: tagsQuery.queryKey })
    void client.invalidateQueries({ queryKey: ['conversations'] })
    void client.invalidateQueries({ queryKey: ['conversation'] })
    void toast({ text: said })
  }
  const other = others.find(({ id }) => id === into)
  return (
    <li className={classes.row}>
      <TagChip tag={tag} />
      {mayManage && doing === null && (
        <>
          <Button small aria-label={`Edit ${tag.name}`} onClick={() => setDoing('edit')}>
            Edit
          </Button>
          {others.length > 0 && (
            <Button small aria-label={`Merge ${tag.name}`} onClick={() => setDoing('merge')}>
              Merge
            </Button>
          )}
          <Button small aria-label={`Delete ${tag.name}`} onClick={() => setDoing('delete')}>
            Delete
          </Button>
        </>
      )}
      {doing === 'edit' && (
        <EditTag tag={tag} onDone={() => void done('Saved.')} onCancel={() => setDoing(null)} />
      )}
      {doing === 'merge' && (
        <Ask
          question={`Merge ${tag.name} into another tag?`}
          yes="Merge tags"
          busyLabel="Merging…"
          no="Keep both"
          onYes={async () => {
            if (!other) throw new Error('Choose the tag that is kept.')
            await call(mergeTag, { params: { id: tag.id }, body: { into: other.id } })
            await done(`${tag.name} is ${other.name} now.`)
          }}
          onNo={() => setDoing(null)}
        >
          Whatever carries {tag.name} carries this one instead:{' '}
          <select
            aria-label="The tag that is kept"
            value={into}
            onChange={(event) => setInto(event.target.value)}
          >
            <option value="">Choose a tag</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Ask>
      )}
      {doing === 'delete' && (
        <Ask
          question={`Delete ${tag.name}?`}
          yes="Delete tag"
          busyLabel="Deleting…"
          no="Keep it"
          isGrave
          onYes={async () => {
            await call(deleteTag, { params: { id: tag.id } })
            await done(`${tag.name} was deleted.`)
          }}
          onNo={() => setDoing(null)}
        >
          It is taken off every conversation and person that carries it. That cannot be undone.
        </Ask>
      )}
    </li>
  )
}

function EditTag({ tag, onDone, onCancel }: { tag: Tag; onDone: () => void; onCancel: () => void }) {
  const [name, setName] = useState(tag.name)
  const [colour, setColour] = useState<TagColour>(tag.colour)
  const [problem, setProblem] = useState('')
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await call(editTag, { params: { id: tag.id }, body: { name, colour } })
      onDone()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
      <label>
        Name
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for with the button that it takes the place of
          autoFocus
          className={classes.input}
          maxLength={maxTagName}
          value={name}
          aria-invalid={problem !== '' || undefined}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
      </label>
      <label>
        Colour
        <select
          className={classes.input}
          value={colour}
          onChange={(event) => setColour(tagColours.find((each) => each === event.target.value) ?? colour)}
        >
          {tagColours.map((each) => (
            <option key={each} value={each}>
              {colourNames[each]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="primary">
        Save
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
      <p className={classes.problem} role="alert">
        {problem}
      </p>
    </form>
  )
}
