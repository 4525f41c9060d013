import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** What a cookie of ours is called, and whether it comes along when somebody follows a link from elsewhere. */
type Cookie = { name: string; sameSite: 'Lax' | 'Strict' }

/** Lax: a link from a letter keeps one signed in; a form on somebody else's page sends nothing. */
export const sessionCookie: Cookie = { name: 'session', sameSite: 'Lax' }

/** Which challenge is this browser's, from when a page asks for it until the same page answers. */
export const challengeCookie: Cookie = { name: 'challenge', sameSite: 'Strict' }

/** The token the browser carries, if it looks like one of ours. */
export function readToken(c: Context, baseUrl: string, cookie: Cookie): string | null {
  const token = getCookie(c, nameAt(baseUrl, cookie))
  return token && /^[\w-]{43}$/.test(token) ? token : null
}

type Kept = { token: string; seconds: number }

export function keepToken(c: Context, baseUrl: string, cookie: Cookie, { token, seconds }: Kept): void {
  setCookie(c, nameAt(baseUrl, cookie), token, { ...rules(baseUrl, cookie), maxAge: seconds })
}

export function dropToken(c: Context, baseUrl: string, cookie: Cookie): void {
  deleteCookie(c, nameAt(baseUrl, cookie), rules(baseUrl, cookie))
}

/** On https the name itself keeps others from setting it: this host alone, encrypted, for every path. */
const nameAt = (baseUrl: string, { name }: Cookie): string =>
  baseUrl.startsWith('https:') ? `__Host-${name}` : name

const rules = (baseUrl: string, { sameSite }: Cookie) => ({
  path: '/',
  httpOnly: true,
  sameSite,
  secure: baseUrl.startsWith('https:'),
})
