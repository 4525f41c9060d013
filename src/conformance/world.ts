import { setTimeout as pause } from 'node:timers/promises'
import { type Exchange, NotAnswered, type OutRequest } from '#http/exchange.ts'
import { type Exchanged, headerOf } from './exchanged.ts'
import type { Target } from './target.ts'

export type Asked = {
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
}
/** By name; several of a name are a list. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>

/** The server that is tried. What has been read once is not asked for again. */
export type World = {
  target: Target
  /** A resource below the endpoint, with its ending; the jurisdiction is added. */
  get(path: string, asked?: Asked): Promise<Exchanged>
  /** The same, asked anew. */
  getAnew(path: string, asked?: Asked): Promise<Exchanged>
  /** Any address, as it stands. */
  ask(request: OutRequest): Promise<Exchanged>
  /** A form, with the key and the jurisdiction unless it says otherwise; undefined takes one out. */
  post(path: string, posted: Posted, headers?: Readonly<Record<string, string>>): Promise<Exchanged>
  /** What is done once for all checks that need it. */
  once<Done>(name: string, act: () => Promise<Done>): Promise<Done>
}

export function openWorld(exchange: Exchange, target: Target, signal?: AbortSignal): World {
  const done = new Map<string, Promise<unknown>>()
  // Whatever a name was first used for, it is that.
  const once = <Done>(name: string, act: () => Promise<Done>) => {
    const known = done.get(name) ?? act()
    done.set(name, known)
    return known as Promise<Done>
  }
  const ask = (request: OutRequest) =>
    patiently(() => exchanged(exchange, withReadingKey(target, request)), signal)
  const getAnew = (path: string, { query = {}, headers = {} }: Asked = {}) =>
    ask({ method: 'GET', url: addressOf(target, path, query), headers })
  const get = (path: string, asked: Asked = {}) =>
    once(JSON.stringify([path, asked.query ?? {}, asked.headers ?? {}]), () => getAnew(path, asked))
  const post = (path: string, posted: Posted, headers = {}) =>
    ask({
      ...{ method: 'POST', url: `${target.url}/${path}`, body: formOf(target, posted).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
    })
  return { target, get, getAnew, ask, post, once }
}

/** A key that is needed to read, with what is read from the server that it is for. */
const withReadingKey = ({ url, key, readsByKey }: Target, request: OutRequest): OutRequest =>
  readsByKey && key !== undefined && request.method === 'GET' && request.url.startsWith(`${url}/`)
    ? { ...request, headers: { 'x-api-key': key, ...request.headers } }
    : request

/** Who takes longer has not answered. */
const timeoutMs = 20_000
const mostTurns = 3
const longestWait = 120

/** Who is asked to come back later does so, a few times: that is no fault of the server's. */
async function patiently(
  ask: () => Promise<Exchanged>,
  signal: AbortSignal | undefined,
  turn = 1,
): Promise<Exchanged> {
  const told = await ask()
  const seconds = Number.parseInt(headerOf(told, 'retry-after'), 10)
  const isLater = told.answer?.status === 429 && seconds <= longestWait
  if (!isLater || turn === mostTurns || signal?.aborted) return told
  await pause(seconds * 1000, undefined, { ...(signal && { signal }) }).catch(() => undefined)
  return patiently(ask, signal, turn + 1)
}

async function exchanged(exchange: Exchange, request: OutRequest): Promise<Exchanged> {
  try {
    return { request, answer: await exchange({ timeoutMs, ...request }), trouble: null }
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    return { request, answer: null, trouble: error.message }
  }
}

/** The address of a resource; a word that is asked for as empty stands there empty. */
export function addressOf(
  { url, jurisdiction, key }: Target,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const words = new URLSearchParams({
    ...(jurisdiction !== undefined && { jurisdiction_id: jurisdiction }),
    // Updates alone are read with a key, as FixMyStreet reads them.
    ...(key !== undefined && path.startsWith('servicerequestupdates') && { api_key: key }),
    ...query,
  }).toString()
  return words === '' ? `${url}/${path}` : `${url}/${path}?${words}`
}

export function formOf({ key, jurisdiction }: Target, posted: Posted): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries({ api_key: key, jurisdiction_id: jurisdiction, ...posted }))
    for (const one of [value ?? []].flat()) form.append(name, one)
  return form
}
