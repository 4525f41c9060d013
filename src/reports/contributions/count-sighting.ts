import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { SightingKind } from '#database/schema.ts'
import type { Doer, LockedCase } from '../lock-case.ts'

/** A person's latest word is the one that counts. */
export async function countSighting(
  tx: Db,
  { report, municipality }: LockedCase,
  { person, at }: Doer,
  says: SightingKind,
): Promise<void> {
  if (!person) return
  const said = { says, said_at: at ?? sql<Date>`now()` }
  await tx
    .insertInto('sightings')
    .values({ report, person, municipality, ...said })
    .onConflict((conflict) => conflict.columns(['report', 'person']).doUpdateSet(said))
    .execute()
}
