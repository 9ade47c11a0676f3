// Tools → Templates: what is written once and used often, found, made, changed, copied and deleted.
import { NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconTemplate } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { deleteTemplate, restoreTemplate, type Template } from '../../templates/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { may, useMe } from '../session.ts'
import { Dialog } from '../settings/dialog.tsx'
import listing from '../settings/listing.module.css'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { ReadOnly } from '../settings/who-may.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { Marks } from './marks.tsx'
import { fetchTemplatesAnew, templateQuery, templatesQuery, valuesQuery } from './queries.ts'
import { ShelfFilter } from './shelf-filter.tsx'
import { type Start, TemplateForm } from './template-form.tsx'
import classes from './templates.module.css'
import { type Looking, useLooking } from './use-looking.ts'

export function TemplatesPage() {
  const me = useMe()
  const mayMake = may(me, 'messages.send')
  const looking = useLooking()
  const { shelf, find, kind } = looking
  const query = useInfiniteQuery(templatesQuery({ shelf, find, kind }))
  const all = query.data?.pages.flatMap(({ templates }) => templates) ?? []
  const isPlain = shelf === 'all' && find === '' && kind === undefined
  const isFirst = isPlain && query.data !== undefined && all.length === 0
  return (
    <>
      <div className={classes.head}>
        <h1 className={settings.title}>Templates</h1>
        {mayMake && !isFirst && <CreateButton looking={looking} />}
      </div>
      <p className={settings.lead}>
        Words that you send often, with fields such as {'{{first name}}'} that are filled in for each person.
        Personal ones are yours alone; shared ones are your team’s.
      </p>
      {!isFirst && <LookBar looking={looking} />}
      {shelf === 'shared' && !may(me, 'templates.manage') && (
        <ReadOnly what="shared templates" permission="templates.manage" />
      )}
      <Said>
        <span role="status">
          {isPlain || !query.data ? '' : `${all.length}${query.hasNextPage ? ' and more' : ''} found`}
        </span>
      </Said>
      <section className={`${settings.card} ${classes.card}`} aria-label="Your templates">
        <Loaded query={query}>
          {() =>
            all.length === 0 ? <Nothing {...{ isFirst, looking }} /> : <Rows all={all} looking={looking} />
          }
        </Loaded>
        {query.hasNextPage && (
          <div className={listing.more}>
            <Button onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage ? 'Fetching…' : 'Show more'}
            </Button>
          </div>
        )}
      </section>
      {mayMake && <TemplateDialog looking={looking} />}
    </>
  )
}

function LookBar({ looking }: { looking: Looking }) {
  const { shelf, kind, typed, type, look } = looking
  return (
    <div className={classes.look}>
      <TextInput
        className={classes.search}
        type="search"
        aria-label="Search templates"
        placeholder="Search templates"
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <ShelfFilter shelf={shelf} onChange={(next) => look({ shelf: next === 'all' ? undefined : next })} />
      <NativeSelect
        aria-label="Kind"
        value={kind ?? ''}
        data={[
          { value: '', label: 'All kinds' },
          { value: 'text', label: 'Texts' },
          { value: 'review', label: 'Review requests' },
        ]}
        onChange={(event) => look({ kind: event.currentTarget.value || undefined })}
      />
    </div>
  )
}

function CreateButton({ looking }: { looking: Looking }) {
  return (
    <Button look="primary" onClick={() => looking.look({ open: 'create' })}>
      <IconPlus size={16} stroke={1.8} aria-hidden /> Create template
    </Button>
  )
}

function Nothing({ isFirst, looking }: { isFirst: boolean; looking: Looking }) {
  const mayMake = may(useMe(), 'messages.send')
  if (!isFirst)
    return (
      <p className={listing.none}>
        {looking.find
          ? `No template here holds “${looking.find}”.`
          : 'There are no templates of this sort yet.'}
      </p>
    )
  return (
    <Empty icon={<IconTemplate size={28} stroke={1.4} />} title="No templates yet">
      <p>
        Write once what you send often, such as “Hi {'{{first name|there}}'}, your repair is ready.” In a
        conversation, the Templates icon below the text input puts it in, with the name filled in.
      </p>
      {mayMake && <CreateButton looking={looking} />}
    </Empty>
  )
}

function Rows({ all, looking }: { all: readonly Template[]; looking: Looking }) {
  const mayMake = may(useMe(), 'messages.send')
  const remove = useDelete()
  return (
    <ul className={classes.list} aria-label="Templates">
      {all.map((template) => {
        const { id, name, body, mayChange } = template
        return (
          <li key={id}>
            <div className={classes.about}>
              <h2>{name}</h2>
              <p className={classes.words}>{body}</p>
              <Marks template={template} />
              <Used template={template} />
            </div>
            <div className={classes.actions}>
              {mayChange && (
                <Button small aria-label={`Edit ${name}`} onClick={() => looking.look({ open: id })}>
                  Edit
                </Button>
              )}
              {mayMake && (
                <Button
                  small
                  aria-label={`Duplicate ${name}`}
                  onClick={() => looking.look({ open: `copy-${id}` })}
                >
                  Duplicate
                </Button>
              )}
              {mayChange && (
                <Button small aria-label={`Delete ${name}`} onClick={() => void remove(template)}>
                  Delete
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Used({ template: { used, lastUsedAt } }: { template: Template }) {
  return (
    <p className={settings.small}>
      {used === 0 ? 'Not used yet' : `Used ${used === 1 ? 'once' : `${used} times`}`}
      {lastUsedAt && (
        <>
          , last <When at={lastUsedAt} />
        </>
      )}
    </p>
  )
}

/** Deletes at once, and says so with a way back. */
function useDelete(): (template: Template) => Promise<void> {
  const client = useQueryClient()
  const failed = (error: unknown): void =>
    void toast({ id: 'templates', text: sentenceOf(error), tone: 'problem' })
  return async ({ id, name }) => {
    const restore = (): void => {
      call(restoreTemplate, { params: { id } })
        .then(() => fetchTemplatesAnew(client))
        .catch(failed)
    }
    try {
      await call(deleteTemplate, { params: { id } })
      void toast({ id: 'templates', text: `${name} is deleted.`, undo: restore })
      await fetchTemplatesAnew(client)
      document.getElementById('screen')?.focus()
    } catch (error) {
      failed(error)
    }
  }
}

function TemplateDialog({ looking }: { looking: Looking }) {
  const { open } = looking
  const id = open?.replace(/^copy-/, '')
  const isNew = open === 'create'
  const isCopy = open?.startsWith('copy-') === true
  const query = useQuery({ ...templateQuery(id ?? ''), enabled: id !== undefined && !isNew, staleTime: 0 })
  const close = (): void => looking.look({ open: undefined })
  const title = isNew || isCopy ? 'Create template' : `Edit ${query.data?.name ?? 'template'}`
  return (
    <Dialog title={title} opened={open !== undefined} onClose={close}>
      {isNew && <Editor start={{}} close={close} />}
      {open !== undefined && !isNew && (
        <Loaded query={query}>
          {(template) => <Editor key={open} start={isCopy ? copyOf(template) : template} close={close} />}
        </Loaded>
      )}
    </Dialog>
  )
}

/** A copy begins as one's own; where it goes is chosen in the form. */
const copyOf = ({ name, body, kind, fixed }: Template): Start => ({
  ...{ name: `${name} (copy)`.slice(0, 60), body, kind, fixed, owner: 'personal' },
})

/** Somebody to read the preview as, while it is not known who it goes to. */
const EXAMPLE = { 'first name': 'Dana', 'full name': 'Dana Reyes', company: 'Northwind Studio' } as const

function Editor({ start, close }: { start: Start; close: () => void }) {
  const { departments } = useMe()
  const departmentId = start.departmentId ?? departments[0]?.id
  const { data } = useQuery(valuesQuery({ departmentId }))
  const values = data ? { ...data, ...EXAMPLE } : null
  return (
    <TemplateForm
      start={start}
      preview={{ label: 'As Dana Reyes would read it', values }}
      onCancel={close}
      onSaved={({ name }) => {
        void toast({ id: 'templates', text: `${name} is ${start.id ? 'changed' : 'created'}.` })
        close()
      }}
    />
  )
}
