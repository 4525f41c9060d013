import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import { tellFollowers } from '../letters/queue-letter.ts'
import type { Doer, LockedCase } from '../lock-case.ts'
import { eventOf } from '../move-case.ts'
import { openCase } from '../open-case.ts'
import { pausedUntil } from '../paused-until.ts'
import { recordEvent } from '../record-event.ts'
import type { HeldCase } from '../report.ts'
import { writeEntry } from '../write-entry.ts'
import { tellSenderOfNext } from './tell-sender.ts'

type Passing = { act: 'hand_over' | 'return'; by: Doer; to: string; words: string | undefined }

/** Ends a case that may be ended so, and opens the next holder's; followers and both bodies hear of it. */
export async function passOn(tx: Db, held: LockedCase, { act, by, to, words }: Passing): Promise<HeldCase> {
  await tx
    .updateTable('cases')
    .set({
      state: 'handed_over',
      state_since: by.at ?? sql<Date>`clock_timestamp()`,
      state_before: held.state,
      moved_by: by.actor,
      is_present: false,
      planned_for: null,
      paused_seconds: pausedUntil(by.at),
    })
    .where('id', '=', held.id)
    .execute()
  const next = await openCase(tx, {
    report: held.report,
    municipality: held.municipality,
    holder: to,
    moved_by: by.actor,
    came_from: held.id,
    at: by.at,
  })
  const entry = words ? await writeEntry(tx, next, by, 'update', words) : null
  const event = await recordEvent(tx, {
    ...eventOf(held, by),
    act,
    from_state: held.state,
    to_state: 'handed_over',
    entry,
    facts: { to, next_case: next.id },
  })
  await tellFollowers(tx, { report: held.report, event })
  await queueDelivery(tx, next, 'hand_over', entry)
  await tellSenderOfNext(tx, held, { to, entry })
  return next
}
