import { Unreadable } from '#http/exchange.ts'
import type { TheirCase } from '../receiver.ts'
import type { Far } from './ask.ts'
import { halves, inSpans } from './cursor.ts'
import { listRows, type Window } from './list-rows.ts'
import { isOurs, ourNumber } from './news.ts'
import { readRequest } from './read-requests.ts'
import type { Row } from './read-rows.ts'
import { standingOf } from './states.ts'

const dayMs = 86_400_000

/**
 * What they have changed since then, for comparing: ours by their number, or by what they say we call it. What says no time
 * of change may have been.
 */
export async function listCases(far: Far, since: Date): Promise<TheirCase[]> {
  const { settings, profile } = far
  const now = new Date()
  const made = new Date(Math.min(since.getTime(), now.getTime() - settings.followDays * dayMs))
  const to = new Date(now.getTime() + dayMs)
  const whole: Window = profile.asksByChange
    ? { of: 'changed', from: since, to }
    : { of: 'made', from: made, to }
  const rows: Row[] = []
  for (const span of inSpans(whole)) rows.push(...(await allRows(far, span)))
  const cases = new Map<string, TheirCase>()
  for (const row of rows) {
    const request = readRequest(row, far.clock)
    const { id, updatedAt } = request
    if (id === null || (updatedAt && updatedAt < since)) continue
    const { act, theirState } = standingOf(request.statuses, settings.states)
    cases.set(id, {
      externalId: id,
      isOurs: isOurs(request),
      number: ourNumber(request),
      ...{ act, theirState, updatedAt },
    })
  }
  return [...cases.values()]
}

/** Where there is more than one answer holds, in parts. */
async function allRows(far: Far, window: Window): Promise<readonly Row[]> {
  const { rows, isWhole } = await listRows(far, window)
  if (isWhole) return rows
  const parts = halves(window)
  if (parts.length === 0) throw new Unreadable('the server tells of a second no end')
  const found: Row[] = []
  for (const part of parts) found.push(...(await allRows(far, part)))
  return found
}
