import type { ApiAsk } from './rooms.ts'

/** The address of the next page, told in the header `Link`, too; null on the last. */
export function nextPage({ c, rooms }: ApiAsk, cursor: string | null): string | null {
  if (cursor === null) return null
  const next = new URL(c.req.url)
  next.searchParams.set('cursor', cursor)
  const address = `${rooms.baseUrl}${next.pathname}${next.search}`
  c.header('Link', `<${address}>; rel="next"`)
  return address
}
