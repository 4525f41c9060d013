import { createKey } from '#bodies/keys/create-key.ts'
import type { Db } from '#database/database.ts'
import { places } from '#geo/places.ts'
import { paths } from '#paths.ts'
import { together } from './load.ts'
import { cpuOf } from './processes.ts'
import type { Service } from './service.ts'
import { sentences, titles } from './words.ts'

type Format = 'json' | 'xml'
type Posting = { url: string; key: string; body: string; turn: number; format?: Format }

/** A key that reports are believed of, from the whole nation or of one body. */
export const aTrustedKey = async (db: Db, body: string | null): Promise<string> =>
  (
    await createKey(db, {
      ...{ body, name: 'Mätningen', scope: 'open311', isTrusted: true, perMinute: 1_000_000 },
    })
  ).key

/** A report in the middle of a body's largest place, as a program sends it. Returns its number. */
export async function postReport({ url, key, body, turn, format = 'json' }: Posting): Promise<number> {
  const place = places().find(({ code }) => code === body)
  if (!place) throw new Error(`no place in ${body}`)
  const answer = await post(url, `requests.${format}`, {
    ...{ api_key: key, service_code: 'hal', lat: String(place.point.lat), long: String(place.point.lon) },
    description: `${titles[turn % titles.length]}\n${sentences.slice(turn % 10, 2 + (turn % 10)).join(' ')}`,
  })
  const number = /\bservice_request_id"?[:>]\s*"?(\d+)/.exec(answer)?.[1]
  if (!number) throw new Error(`no number in ${answer.slice(0, 300)}`)
  return Number(number)
}

export type HeldReport = { report: number; key: string }

/** What the case system of whoever holds a report tells of it. */
export const postUpdate = (url: string, { report, key }: HeldReport, status: string): Promise<string> =>
  post(url, 'servicerequestupdates.json', {
    ...{ api_key: key, service_request_id: String(report), update_id: `${report}-${status}`, status },
    ...{ updated_datetime: new Date().toISOString(), description: 'Vi har varit på platsen och tittat.' },
  })

async function post(url: string, name: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(`${url}${paths.open311(name)}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const words = await answer.text()
  if (!answer.ok) throw new Error(`POST ${name} answered ${answer.status}: ${words.slice(0, 300)}`)
  return words
}

/** Milliseconds of CPU an act, of Node and PostgreSQL, a few at a time; a quarter more are done before and not counted. */
async function cpuOfEach<T>(service: Service, all: readonly T[], act: (one: T) => Promise<unknown>) {
  const uncounted = Math.ceil(all.length / 5)
  const acting = async (one: T) => void (await act(one))
  await together(all.slice(0, uncounted), acting)
  const before = await cpuOf(service.pid)
  await together(all.slice(uncounted), acting)
  return (1000 * ((await cpuOf(service.pid)) - before)) / (all.length - uncounted)
}

type PostsToCount = { bodies: readonly string[]; key: string; count: number; held: readonly HeldReport[] }

/** What it costs to be told, of a service that tells nothing on meanwhile. */
export async function cpuOfPosts(service: Service, { bodies, key, count, held }: PostsToCount) {
  const turns = Array.from({ length: count }, (_, turn) => turn)
  const posting = (format: Format) =>
    cpuOfEach(service, turns, (turn) =>
      postReport({ url: service.url, key, body: bodies[turn % bodies.length] ?? '', turn, format }),
    )
  return {
    postJsonCpu: await posting('json'),
    postXmlCpu: await posting('xml'),
    postUpdateCpu: await cpuOfEach(service, held, (one) => postUpdate(service.url, one, 'investigating')),
  }
}
