// Where Gifs come from. The built-in library always is there; another provider is asked only with the organization's own key.
import type { GifView } from './contract.ts'

/** A Gif's bytes, and what it shows. */
export type GifFile = { readonly bytes: Buffer; readonly title: string }

export type GifProvider = {
  readonly name: string
  search(words: string): Promise<GifView[]>
  /** Null where there is none of that id. */
  take(id: string): Promise<GifFile | null>
}
