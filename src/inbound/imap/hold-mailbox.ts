import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

export type Progress = { uidValidity: number | null; lastUid: number; lookedAt: Date | null }

const heldForS = 90

/** Takes a mailbox for a look, so that workers don't all fetch the same; null while another has it. */
export async function holdMailbox(db: Db, name: string): Promise<Progress | null> {
  await db
    .insertInto('mailboxes')
    .values({ name })
    .onConflict((is) => is.doNothing())
    .execute()
  const held = await db
    .updateTable('mailboxes')
    .set({ leased_until: sql`now() + make_interval(secs => ${heldForS})` })
    .where('name', '=', name)
    .where((where) =>
      where.or([where('leased_until', 'is', null), where('leased_until', '<', sql<Date>`now()`)]),
    )
    .returning(['uid_validity as uidValidity', 'last_uid as lastUid', 'looked_at as lookedAt'])
    .executeTakeFirst()
  return held ?? null
}

/** Notes how far it is read, and keeps it: fetching much takes longer than a lease. */
export async function noteProgress(
  db: Db,
  name: string,
  { uidValidity, lastUid }: { uidValidity: number; lastUid: number },
): Promise<void> {
  await db
    .updateTable('mailboxes')
    .set({ uid_validity: uidValidity, last_uid: lastUid, looked_at: sql<Date>`now()` })
    .set({ leased_until: sql`now() + make_interval(secs => ${heldForS})` })
    .where('name', '=', name)
    .execute()
}

export async function letGoOfMailbox(db: Db, name: string): Promise<void> {
  await db.updateTable('mailboxes').set({ leased_until: null }).where('name', '=', name).execute()
}
