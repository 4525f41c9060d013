import type { Context } from 'hono'

type House = {
  baseUrl: string /** Demonstrations and trials answer under any name of this machine. */
  anyHost: boolean
}

/**
 * Whether a POST comes from a page of ours. Browsers say so by Origin; a page of somebody else's can't forge
 * it. `null` (a sandboxed frame, some privacy settings) or no Origin is believed only when the browser
 * itself says same-origin, or says nothing at all: then it is a program, or too old a browser to tell, and
 * the Referer has to fit if there is one. That is safe because what an address may do stands in the address,
 * which a strange page doesn't know, and because no cookie of ours (`cookies.ts`) is sent along with a form of another
 * site's.
 */
export function comesFromUs(c: Context, house: House): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== 'null') return isOurs(origin, c, house)
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === 'null') return false
  const referer = c.req.header('referer')
  return referer === undefined || isOurs(referer, c, house)
}

function isOurs(address: string, c: Context, { baseUrl, anyHost }: House): boolean {
  if (!URL.canParse(address)) return false
  const { origin, host } = new URL(address)
  return origin === baseUrl || (anyHost && host === new URL(c.req.url).host)
}
