import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../errors.ts'
import { tellFollowers } from './letters/queue-letter.ts'
import { lockCase } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import type { Door } from './report.ts'

/**
 * Whoever wrote a message to the holder lets everybody read it, by the same rules as an update: who follows hears,
 * what must not be published is masked. Done twice it is done once; a hidden message stays hidden.
 */
export function publishMessage(
  db: Db,
  { entry, person, door }: { entry: number; person: number; door: Door },
): Promise<{ first: boolean }> {
  return inTransaction(db, async (tx) => {
    const written = await tx
      .selectFrom('entries')
      .select(['case_id', 'audience', 'written_by as writtenBy'])
      .where('id', '=', entry)
      .where('person', '=', person)
      .where('hidden_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!written?.case_id) throw new NotFound('no such message of this person')
    if (written.audience === 'update') return { first: false }
    const held = await lockCase(tx, written.case_id)
    await tx.updateTable('entries').set({ audience: 'update' }).where('id', '=', entry).execute()
    const by = { actor: written.writtenBy, person, door }
    const event = await recordEvent(tx, { ...eventOf(held, by), act: 'update', entry })
    await tellFollowers(tx, { report: held.report, event, except: person })
    return { first: true }
  })
}
