import type { Db } from '#database/database.ts'

/** `untrusted`: by another link, that sees persons, or by those who run the service; `untried`: once it has been tried. */
export type WhyNotOn = 'untrusted' | 'untried'

/**
 * Why a body may not put a connection on by a link; null: it may. One that leads to another server since it was last on is put
 * on by whoever may see who has reported, after it has let us in there.
 */
export async function whyNotOn(
  db: Db,
  { connection, seesPersons }: { connection: string; seesPersons: boolean },
): Promise<WhyNotOn | null> {
  const { moved_at } = await db
    .selectFrom('connections')
    .select('moved_at')
    .where('id', '=', connection)
    .executeTakeFirstOrThrow()
  if (moved_at === null) return null
  if (!seesPersons) return 'untrusted'
  const tried = await db
    .selectFrom('connection_trials')
    .select('id')
    .where('connection', '=', connection)
    .where('kind', '=', 'check')
    .where('ok', '=', true)
    .where('asked_at', '>', moved_at)
    .limit(1)
    .executeTakeFirst()
  return tried ? null : 'untried'
}
