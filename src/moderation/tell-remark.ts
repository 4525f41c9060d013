import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import { NotFound } from '../errors.ts'
import { queueRemarkLetter } from './queue-remark-letter.ts'
import type { Remark } from './remark.ts'

/** Stores what somebody remarks on, and has those who run the service told of it. The same id twice is one remark. */
export function tellRemark(db: Db, remark: Remark): Promise<void> {
  return inTransaction(db, async (tx) => {
    const municipality = remark.topic === 'abuse' ? await homeOfPublic(tx, remark.report) : null
    const told = await tx
      .insertInto('remarks')
      .values(remark)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!told) return
    const report = remark.topic === 'abuse' ? remark.report : null
    await recordEvent(tx, {
      act: 'remark',
      door: 'web',
      actor: 'neighbour',
      report,
      municipality,
      facts: { remark: remark.id, topic: remark.topic },
    })
    await queueRemarkLetter(tx, { remark: remark.id, report, municipality })
  })
}

/** Locked, so that nobody remarks on what is hidden in the same moment. */
async function homeOfPublic(tx: Db, report: number): Promise<string> {
  const found = await tx
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', report)
    .where('visibility', '=', 'public')
    .forShare()
    .executeTakeFirst()
  if (!found) throw new NotFound('no such public report')
  return found.municipality
}
