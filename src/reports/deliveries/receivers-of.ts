import { mailbox } from '#bodies/connections/connection.ts'
import { toldThrough } from '#bodies/connections/told-through.ts'
import type { Db } from '#database/database.ts'
import type { DeliveryKind } from '#database/schema.ts'
import type { HeldCase } from '../report.ts'

/** What is for a person who reads mail, whatever system there is. */
const byMailOnly: ReadonlySet<DeliveryKind> = new Set(['link', 'notice'])
/** What a case begins with at its holder. */
const beginning: ReadonlySet<DeliveryKind> = new Set(['report', 'hand_over'])

/**
 * Through which connections a case's holder is told. What a case began through it goes on through: a system learns
 * nothing of a case it has never heard of. Where that has ended meanwhile there is the mailbox.
 */
export async function receiversOf(tx: Db, held: HeldCase, kind: DeliveryKind): Promise<string[]> {
  if (byMailOnly.has(kind)) return [mailbox]
  if (beginning.has(kind)) return toldThrough(tx, held.holder, await categoryOf(tx, held.report))
  const begun = await tx
    .selectFrom('deliveries')
    .innerJoin('connections', 'connections.id', 'deliveries.receiver')
    .select('deliveries.receiver')
    .distinct()
    .where('case_id', '=', held.id)
    .where('deliveries.kind', 'in', [...beginning])
    .where('connections.state', '<>', 'ended')
    .orderBy('deliveries.receiver')
    .execute()
  return begun.length > 0 ? begun.map(({ receiver }) => receiver) : [mailbox]
}

async function categoryOf(tx: Db, report: number): Promise<string> {
  const { category } = await tx
    .selectFrom('reports')
    .select('category')
    .where('number', '=', report)
    .executeTakeFirstOrThrow()
  return category
}
