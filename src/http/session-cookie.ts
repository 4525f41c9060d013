import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** On https the name itself keeps others from setting it: this host alone, encrypted, for every path. */
const nameAt = (baseUrl: string): string => (baseUrl.startsWith('https:') ? '__Host-session' : 'session')

/** The token the browser carries, if it looks like one of ours. */
export function readSessionCookie(c: Context, baseUrl: string): string | null {
  const token = getCookie(c, nameAt(baseUrl))
  return token && /^[\w-]{43}$/.test(token) ? token : null
}

export function setSessionCookie(c: Context, baseUrl: string, token: string, days: number): void {
  setCookie(c, nameAt(baseUrl), token, { ...rules(baseUrl), maxAge: days * 86_400 })
}

export function dropSessionCookie(c: Context, baseUrl: string): void {
  deleteCookie(c, nameAt(baseUrl), rules(baseUrl))
}

/** Lax: a link from a letter keeps one signed in; a form on somebody else's page sends nothing. */
const rules = (baseUrl: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: baseUrl.startsWith('https:'),
})
