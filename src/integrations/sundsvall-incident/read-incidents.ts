import { z } from 'zod'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import { NoToken } from '../oauth2.ts'
import { readCursor, writeCursor } from '../page-cursor.ts'
import type { News, Polled, TheirCase } from '../receiver.ts'
import { noLaterThan, readTime } from '../their-times.ts'
import type { Incidents } from './send-incident.ts'
import { incidentStates, type SundsvallIncidentSettings } from './settings.ts'

const told = z.object({
  incidentId: z.string().min(1),
  externalCaseId: z.string().nullish(),
  status: z.string().min(1),
  created: z.string().nullish(),
  updated: z.string().nullish(),
})
type Told = z.output<typeof told>

const mostPages = 2000

/**
 * A page of all errands, of which those of ours are told that have changed since the round before. The API lists all or
 * nothing, has no history, and says nothing but the state: what was changed twice between two rounds is told once.
 */
export async function pollIncidents(there: Incidents, cursor: string | null, now: Date): Promise<Polled> {
  const { settings } = there
  const { from, page, reached } = readCursor(cursor, now)
  const { ours, isLast } = await readPage(there, page)
  const since = from.getTime() - settings.overlapMinutes * 60_000
  const news = ours.map((one) => newsOf(one, settings, now)).filter(({ at }) => at.getTime() >= since)
  const latest = new Date(Math.max(reached.getTime(), ...news.map(({ at }) => at.getTime())))
  return { news, cases: [], cursor: writeCursor({ from, page, reached: latest }, !isLast), hasMore: !isLast }
}

/** Those of ours that have changed since then. */
export async function listIncidents(there: Incidents, since: Date): Promise<TheirCase[]> {
  const found: TheirCase[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const { ours, isLast } = await readPage(there, page)
    for (const one of ours) {
      const { externalId, act, theirState, at } = newsOf(one, there.settings, new Date())
      if (at >= since) found.push({ externalId, number: null, act, theirState, updatedAt: at })
    }
    if (isLast) return found
  }
  throw new Unreadable(`more than ${mostPages} pages`)
}

async function readPage(
  { ask, settings }: Incidents,
  page: number,
): Promise<{ ours: Told[]; isLast: boolean }> {
  const query = { pageNumber: String(page), pageSize: String(settings.pageSize) }
  const { status, json } = await answered(() => ask('GET', '/incident', { query }))
  const rows = z.array(z.unknown()).safeParse(json).data
  if (status !== 200 || !rows) throw new Unreadable(`HTTP ${status}`)
  const ours = rows.flatMap((row) => {
    const read = told.safeParse(row).data
    return read && isOurs(read) ? [read] : []
  })
  return { ours, isLast: rows.length < settings.pageSize }
}

/** Without a token nothing was asked. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof NoToken) throw new NotAnswered(error.message, false, error)
    throw error
  }
}

/** Ours are called by a delivery's id. */
const isOurs = ({ externalCaseId }: Told): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(externalCaseId ?? '')

function newsOf(
  { incidentId, status, created, updated }: Told,
  settings: SundsvallIncidentSettings,
  now: Date,
): News {
  const changed = updated ?? created ?? ''
  const act = new Map([...Object.entries(incidentStates), ...Object.entries(settings.states)]).get(status)
  return {
    ...{ externalId: incidentId, number: null, updateId: `${incidentId} ${status} ${changed}` },
    at: noLaterThan(readTime(changed, settings.times) ?? now, now),
    ...(act === undefined ? { act: 'start', isUnmapped: true } : { act, isUnmapped: false }),
    ...{ theirState: status, words: '', note: '', plannedFor: null, photos: [] },
  }
}
