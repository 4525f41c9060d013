import { z } from 'zod'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import { jsonIn } from '../json-in.ts'
import { NoToken } from '../oauth2.ts'
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

const place = z.object({
  /** What has changed since then is told. */
  from: z.iso.datetime(),
  page: z.number().int().min(0),
  /** When the round under way, or the latest one, began; null before the first. */
  begun: z.iso.datetime().nullable(),
})

/**
 * A page of all errands, of which those of ours are told that have changed since the round before began. The API lists all
 * or nothing, with their photos, so a round is made now and then; it has no history, and says nothing but the state: what
 * was changed twice between two rounds is told once.
 */
export async function pollIncidents(there: Incidents, cursor: string | null, now: Date): Promise<Polled> {
  const { overlapMinutes, everyMinutes } = there.settings
  const { from, page, begun } = readCursor(cursor, now)
  const isEarly = begun !== null && now.getTime() < new Date(begun).getTime() + everyMinutes * 60_000
  if (cursor !== null && page === 0 && isEarly) return { news: [], cases: [], cursor, hasMore: false }
  const { ours, isLast } = await readPage(there, page)
  const since = new Date(from).getTime() - overlapMinutes * 60_000
  const news = ours.map((one) => newsOf(one, there.settings, now)).filter(({ at }) => at.getTime() >= since)
  const started = page === 0 || begun === null ? now.toISOString() : begun
  // Of what is changed on a page that has been read already, the next round hears.
  const next = isLast ? { from: started, page: 0 } : { from, page: page + 1 }
  return { news, cases: [], cursor: JSON.stringify({ ...next, begun: started }), hasMore: !isLast }
}

function readCursor(cursor: string | null, now: Date): z.output<typeof place> {
  if (cursor === null) return { from: now.toISOString(), page: 0, begun: null }
  const read = place.safeParse(jsonIn(Buffer.from(cursor)))
  if (!read.success) throw new Unreadable('the cursor is none of this kind’s')
  return read.data
}

/** Those of ours that have changed since then. */
export async function listIncidents(there: Incidents, since: Date): Promise<TheirCase[]> {
  const found: TheirCase[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const { ours, isLast } = await readPage(there, page)
    for (const one of ours) {
      const { externalId, act, theirState } = newsOf(one, there.settings, new Date())
      const updatedAt = readTime(one.updated ?? one.created ?? '', there.settings.times)
      if (updatedAt === null || updatedAt >= since)
        found.push({ ...{ externalId, isOurs: true, number: null }, ...{ act, theirState, updatedAt } })
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
