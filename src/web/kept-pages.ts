import { LRUCache } from 'lru-cache'

export type Coding = 'br' | 'gzip'

/** A rendered page; packed, and given its tag, when first asked for so. */
export type RenderedPage = {
  html: string
  packed: Partial<Record<Coding, Buffer<ArrayBuffer>>>
  tag?: string
}

/** Whole pages as they were last rendered, by all that went into them: nothing here can be out of date. */
export type KeptPages = {
  get(key: string): RenderedPage | undefined
  set(key: string, page: RenderedPage): unknown
}

const mostCharacters = 8_000_000

export const keepPages = (): KeptPages =>
  new LRUCache<string, RenderedPage>({
    maxSize: mostCharacters,
    sizeCalculation: ({ html, packed }, key) =>
      Object.values(packed).reduce((sum, { length }) => sum + length, html.length + key.length),
  })
