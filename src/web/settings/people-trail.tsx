// What was done to the seats of this organization, the latest first, for who may take evidence out.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Member } from '../../organizations/contract.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from './loaded.tsx'
import classes from './people.module.css'
import { trailQuery } from './people-queries.ts'
import { eventSentence } from './people-words.ts'
import settings from './settings.module.css'
import { When } from './when.tsx'

export function Trail({ members }: { members: readonly Member[] }) {
  const trail = useInfiniteQuery(trailQuery)
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return (
    <section className={settings.block} aria-labelledby="trail">
      <div className={settings.blockHead}>
        <h2 id="trail">What was changed</h2>
      </div>
      <div className={settings.card}>
        <Loaded query={trail} rows={2}>
          {({ pages }) => {
            const events = pages.flatMap((page) => page.events)
            if (events.length === 0)
              return (
                <p className={classes.none}>Nobody’s seat was changed yet. Who changes one stands here.</p>
              )
            return (
              <ol className={classes.trail}>
                {events.map((event) => (
                  <li key={event.id}>
                    <span>{eventSentence(event, (id) => names.get(id))}</span>
                    <span className={settings.small}>
                      <When at={event.at} />
                    </span>
                  </li>
                ))}
              </ol>
            )
          }}
        </Loaded>
        {trail.hasNextPage && (
          <div className={classes.more}>
            <Button
              onClick={() => void trail.fetchNextPage()}
              aria-disabled={trail.isFetchingNextPage || undefined}
            >
              Show earlier changes
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
