import { LRUCache } from 'lru-cache'

/** Whole pages as they were last rendered, by all that went into them: nothing here can be out of date. */
export type KeptPages = { get(key: string): string | undefined; set(key: string, html: string): unknown }

const mostCharacters = 8_000_000

export const keepPages = (): KeptPages =>
  new LRUCache<string, string>({
    maxSize: mostCharacters,
    sizeCalculation: (html, key) => html.length + key.length,
  })
