import { madeUpNames } from '#bodies/connections/trials.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { TheirCase } from '#integrations/receiver.ts'
import { compareCases } from '#reports/connections/compare-cases.ts'
import { keepDifferences, noteCompareProblem } from '#reports/connections/keep-differences.ts'
import { ourSides } from '#reports/connections/our-sides.ts'
import { fitTheirs } from './fit-told.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'

/** `cases`: how many they told of; `open`: how many we say differently. */
export type Compared = { ok: true; cases: number; open: number } | { ok: false; why: string }

const dayInMs = 86_400_000
const daysBack = 30

/** Holds what a system says of our cases of the last month against what stands here, and keeps where they differ. */
export async function compareConnection(rooms: ConnectionRooms, connection: string): Promise<Compared> {
  const now = new Date()
  const since = new Date(now.getTime() - daysBack * dayInMs)
  const theirs = await listed(rooms, connection, since)
  if ('why' in theirs) {
    if (theirs.isTrouble) await noteCompareProblem(rooms.db, connection, theirs.why)
    return { ok: false, why: theirs.why }
  }
  const madeUp = new Set(await madeUpNames(rooms.db, connection))
  const cases = theirs.cases.filter(({ externalId }) => !madeUp.has(externalId))
  const names = cases.map(({ externalId }) => externalId)
  const ours = await ourSides(rooms.db, connection, { names, since })
  const compared = compareCases({ theirs: cases, ours }, { since, now })
  const open = await keepDifferences(rooms.db, connection, compared)
  return { ok: true, cases: names.length, open }
}

/** That a kind has nothing to compare by is no trouble. */
type Listed = { cases: readonly TheirCase[] } | { why: string; isTrouble: boolean }

async function listed(rooms: ConnectionRooms, connection: string, since: Date): Promise<Listed> {
  try {
    const { receiver, kept } = await openConnection(rooms, connection, { purpose: 'list' })
    if (!receiver.list) return { why: 'this kind has nothing to compare by', isTrouble: false }
    const cases = await receiver.list(since).finally(kept.written)
    return { cases: cases.map(fitTheirs) }
  } catch (error) {
    if (error instanceof NotAnswered || error instanceof Unreadable || error instanceof NotOpened)
      return { why: error.message, isTrouble: true }
    throw error
  }
}
