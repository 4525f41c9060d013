import { LRUCache } from 'lru-cache'

/** A rendered page; packed when a browser that can read it so first asks. */
export type RenderedPage = { html: string; packed?: Buffer<ArrayBuffer> }

/** Whole pages as they were last rendered, by all that went into them: nothing here can be out of date. */
export type KeptPages = {
  get(key: string): RenderedPage | undefined
  set(key: string, page: RenderedPage): unknown
}

const mostCharacters = 8_000_000

export const keepPages = (): KeptPages =>
  new LRUCache<string, RenderedPage>({
    maxSize: mostCharacters,
    sizeCalculation: ({ html, packed }, key) => html.length + key.length + (packed?.length ?? 0),
  })
