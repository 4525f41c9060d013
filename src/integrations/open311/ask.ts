import type { Exchange, OutAnswer, OutRequest } from '#http/exchange.ts'
import type { KindRooms } from '../kind.ts'
import { type Profile, profileOf } from './profiles.ts'
import { type Clock, writtenInZone } from './read-moment.ts'
import type { Open311Settings } from './settings.ts'

export type Fields = readonly (readonly [name: string, value: string])[]
/** A file of a post: the name of its field, and what is in it. */
export type Part = { field: string; name: string; type: string; bytes: Buffer }

/** `mayNeedKey`: some answer it to keys alone. `tag`: of what is known already; unchanged, it is answered with 304. */
type Reading = { mayNeedKey?: boolean; tag?: string | null }

/** One server of others, as it is asked. */
export type Far = {
  settings: Open311Settings
  profile: Profile
  clock: Clock
  baseUrl: string
  categoryName(code: string): string
  get(name: string, asked?: Fields, options?: Reading): Promise<OutAnswer>
  /** `id`: the same for the same thing, said in a header to those who know it. */
  post(name: string, id: string, fields: Fields, parts?: readonly Part[]): Promise<OutAnswer>
  /** Takes keys out of what is told of an answer. */
  withoutKeys(text: string): string
}

export function farOf({
  settings,
  secret,
  exchange,
  baseUrl,
  categoryName,
}: KindRooms<Open311Settings>): Far {
  const profile = profileOf(settings.profile)
  const clock = {
    zone: settings.zone ?? profile.zone,
    trustsZone: profile.trustsZone && !settings.ignoresStatedZone,
  }
  const jurisdiction: Fields =
    settings.jurisdiction === null ? [] : [['jurisdiction_id', settings.jurisdiction]]
  const keys = () => {
    const key = secret('api_key')
    return key ? [key.value, ...(key.former === null ? [] : [key.former])] : []
  }
  const ask = following(exchange, {
    timeoutMs: settings.timeoutSeconds * 1000,
    headers: profile.plainBytes ? { 'accept-encoding': 'identity' } : {},
  })
  const address = (name: string, asked: Fields) => {
    const path = name.split('/').map(encodeURIComponent).join('/')
    const query = asked.length > 0 ? `?${new URLSearchParams(asked.map(([key, value]) => [key, value]))}` : ''
    return `${settings.endpoint}${path}.${settings.format}${query}`
  }

  let readsWithKey = settings.readsWithKey

  return {
    ...{ settings, profile, clock, baseUrl, categoryName },
    async get(name, asked = [], { mayNeedKey = false, tag = null } = {}) {
      const headers = tag === null ? {} : { 'if-none-match': tag }
      const read = (key: Fields) =>
        ask({ method: 'GET', url: address(name, [...jurisdiction, ...key, ...asked]), headers })
      // A key in an address is kept by whoever keeps addresses: it goes there where nothing is told without.
      const answer = mayNeedKey && readsWithKey ? null : await read([])
      if (answer && !(mayNeedKey && isRefused(answer))) return answer
      readsWithKey = true
      return withEachKey(keys(), read)
    },
    async post(name, id, fields, parts = []) {
      return withEachKey(keys(), async (key) => {
        const { type, body } = await pack([...jurisdiction, ...key, ...fields], parts)
        const headers = { 'content-type': type, 'idempotency-key': id }
        return ask({ method: 'POST', url: address(name, []), headers, body })
      })
    },
    withoutKeys: (text) => keys().reduce((told, key) => told.replaceAll(key, '[key]'), text),
  }
}

/** While a key is being exchanged the far side may know the former one only: what it refuses it has not taken. */
async function withEachKey(keys: readonly string[], ask: (key: Fields) => Promise<OutAnswer>) {
  const [key, former] = keys
  const answer = await ask(key === undefined ? [] : [['api_key', key]])
  return isRefused(answer) && former !== undefined ? ask([['api_key', former]]) : answer
}

const isRefused = ({ status }: OutAnswer): boolean => status === 401 || status === 403

const mostRedirects = 3

/**
 * Goes where an answer points, on the same host alone, so that no key leaves it. A post goes on only where it is the same
 * address made safe, or where it is said that it is to be posted there.
 */
const following =
  (exchange: Exchange, usual: Pick<OutRequest, 'timeoutMs' | 'headers'>) =>
  async (request: OutRequest): Promise<OutAnswer> => {
    let next: OutRequest = { ...usual, ...request, headers: { ...usual.headers, ...request.headers } }
    for (let redirects = 0; ; redirects += 1) {
      const answer = await exchange(next)
      const url = redirects < mostRedirects ? redirectOf(answer, next) : null
      if (url === null) return answer
      next = { ...next, url }
    }
  }

function redirectOf({ status, headers }: OutAnswer, { method, url }: OutRequest): string | null {
  const { location } = headers
  if (![301, 302, 307, 308].includes(status) || location === undefined || !URL.canParse(location, url))
    return null
  const [from, to] = [new URL(url), new URL(location, url)]
  if (from.hostname !== to.hostname || (from.protocol === 'https:' && to.protocol !== 'https:')) return null
  const isSamePlace = from.pathname === to.pathname && from.search === to.search
  return method === 'GET' || status >= 307 || isSamePlace ? to.href : null
}

async function pack(fields: Fields, parts: readonly Part[]) {
  if (parts.length === 0)
    return {
      type: 'application/x-www-form-urlencoded; charset=utf-8',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    }
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  for (const { field, name, type, bytes } of parts)
    form.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const packed = new Response(form)
  return {
    type: packed.headers.get('content-type') ?? 'multipart/form-data',
    body: Buffer.from(await packed.arrayBuffer()),
  }
}

/** A time as the far side takes it. */
export const askedTime = (at: Date, { profile, clock }: Far): string =>
  profile.takesZone ? `${at.toISOString().slice(0, 19)}Z` : writtenInZone(at, clock.zone)
