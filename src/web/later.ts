// Parts of a screen that are fetched when they are first needed. One that cannot be fetched is left out; the screen stays.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export function later<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load()
      .then((part) => ({ default: part }))
      .catch(() => ({ default: (() => null) as ComponentType<Props> })),
  )
}
