import type { Page } from './read-page.ts'
import type { Open311Ask } from './rooms.ts'

/** Tells where the next page is, and the one before, as `Link` (RFC 8288). How many there are in all is not counted. */
export function linkPages({ c, rooms }: Open311Ask, { page }: Page, hasMore: boolean): void {
  const at = (number: number, rel: string) => {
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.set('page', String(number))
    return `<${rooms.baseUrl}${pathname}?${searchParams}>; rel="${rel}"`
  }
  const links = [...(page > 1 ? [at(page - 1, 'prev')] : []), ...(hasMore ? [at(page + 1, 'next')] : [])]
  if (links.length > 0) c.header('Link', links.join(', '))
}
