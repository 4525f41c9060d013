import type { Page } from './read-page.ts'
import type { Open311Ask } from './rooms.ts'

/** What the address of the next page says besides the number of the page; null takes a word out of it. */
export type Going = Readonly<Record<string, string | null>>

/**
 * Tells where the next page is, and the one before, as `Link` (RFC 8288). How many there are in all is not counted. A key
 * that was sent along is no part of it.
 */
export function linkPages(
  { c, rooms }: Open311Ask,
  { page }: Page,
  { hasMore, going = {} }: { hasMore: boolean; going?: Going },
): void {
  const at = (rel: string, words: Going) => {
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.delete('api_key')
    for (const [name, word] of Object.entries(words))
      if (word === null) searchParams.delete(name)
      else searchParams.set(name, word)
    return `<${rooms.baseUrl}${pathname}?${searchParams}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [at('prev', { page: String(page - 1) })] : []),
    ...(hasMore ? [at('next', { page: String(page + 1), ...going })] : []),
  ]
  if (links.length > 0) c.header('Link', links.join(', '))
}
