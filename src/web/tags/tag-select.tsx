// Above the list: which tag it is narrowed to.
import { useQuery } from '@tanstack/react-query'
import { useGo, usePlace } from '../inbox/place.ts'
import { tagsQuery, useFollowTags } from './queries.ts'
import classes from './tags.module.css'

export function TagSelect() {
  const { tagId } = usePlace()
  const go = useGo()
  const { data: tags = [] } = useQuery(tagsQuery)
  useFollowTags()
  if (tags.length === 0 && tagId === undefined) return null
  return (
    <select
      className={classes.select}
      aria-label="Tag"
      data-on={tagId !== undefined || undefined}
      value={tagId ?? ''}
      onChange={(event) => go({ tagId: event.target.value || undefined, open: undefined })}
    >
      <option value="">Any tag</option>
      {tags.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {tagId !== undefined && !tags.some(({ id }) => id === tagId) && (
        <option value={tagId}>A tag that is gone</option>
      )}
    </select>
  )
}
