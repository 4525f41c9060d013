import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door, Visibility } from '#reports/report.ts'
import { NotFound } from '../errors.ts'
import type { ModerationReason } from './remark.ts'

export type Moderating = {
  report: number
  visibility: Extract<Visibility, 'hidden' | 'public'>
  door: Door
  /** By the page of a remark: which, by which link, and why. */
  because?: { remark: string; link: string; reason: ModerationReason | null }
}

/** Hides a report from the public, or shows it again; the original is kept either way. Returns whether it changed. */
export async function setVisibility(db: Db, moderating: Moderating): Promise<boolean> {
  const event = await inTransaction(db, (tx) => changeVisibility(tx, moderating))
  return event !== null
}

/** The same, with the event that tells of it; null when it was so already. What was private is shown as private. */
export async function changeVisibility(
  tx: Db,
  { report, visibility, door, because }: Moderating,
): Promise<number | null> {
  const found = await tx
    .selectFrom('reports')
    .select(['municipality', 'visibility'])
    .where('number', '=', report)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new NotFound(`there is no report ${report}`)
  if ((found.visibility === 'hidden') === (visibility === 'hidden')) return null
  const to = visibility === 'hidden' ? visibility : await before(tx, report)
  await tx.updateTable('reports').set({ visibility: to }).where('number', '=', report).execute()
  return recordEvent(tx, {
    act: visibility === 'hidden' ? 'hide' : 'show',
    door,
    actor: 'operator',
    report,
    municipality: found.municipality,
    link: because?.link ?? null,
    facts: { from: found.visibility, ...factsOf(because) },
  })
}

/** How it was shown when it was hidden. */
async function before(tx: Db, report: number): Promise<Visibility> {
  const hiding = await tx
    .selectFrom('events')
    .select(sql<Visibility | null>`facts->>'from'`.as('from'))
    .where('report', '=', report)
    .where('act', '=', 'hide')
    .where('entry', 'is', null)
    .where(sql<boolean>`facts ? 'from'`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return hiding?.from ?? 'public'
}

const factsOf = (because: Moderating['because']) =>
  because ? { remark: because.remark, ...(because.reason && { reason: because.reason }) } : {}
