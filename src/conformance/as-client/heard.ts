import type { Exchanged } from '../exchanged.ts'

/** One question of a program that is tried, and what it was answered with. */
export type Heard = Exchanged & {
  /** Milliseconds since 1970, by a clock that only goes forward. */
  at: number
  method: string
  /** Below the endpoint, as it stands in the address. */
  path: string
  query: URLSearchParams
  /** What was posted as a form, by name; empty where it was none. */
  posted: URLSearchParams
  contentType: string
}

/** What a program has asked in a trial, in the order it came. */
export type Trial = {
  heard: readonly Heard[]
  key: string
  jurisdiction: string
  /** How long a second is: shorter where nobody has time to wait. */
  secondMs: number
}

/** The name of a resource without its ending, and what it is asked for by. */
export function resourceOf({ path }: Pick<Heard, 'path'>): { resource: string; of: string; format: string } {
  const [, whole = path, format = ''] = /^(.*?)\.(\w+)$/s.exec(path) ?? []
  const [resource = '', of = ''] = whole.split(/\/(.*)/s)
  return { resource, of: decoded(of), format }
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}

export const isAsked = (one: Heard, method: 'GET' | 'POST', resource: string): boolean =>
  one.method === method && resourceOf(one).resource === resource

export const statusOf = ({ answer }: Heard): number => answer?.status ?? 0

/** The first way that it names its own report in, and the name. */
export function referenceOf({ posted, request }: Heard): string {
  const names = ['attribute[fixmystreet_id]', 'report_url', 'attribute[report_url]', 'service_request_id_ext']
  const named = names.map((name) => posted.get(name)).find((value) => value)
  return named ?? request.headers?.['idempotency-key'] ?? ''
}
