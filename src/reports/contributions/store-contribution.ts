import type { Db } from '#database/database.ts'
import { NotFound } from '../../errors.ts'
import { keepWithContribution } from '../photos/photos-of-contribution.ts'
import type { Contributing } from './contribute.ts'

/** Stores what is added with a form, or what the form says now, and its photos with it; tells the report's home. */
export async function storeContribution(
  tx: Db,
  { id, wantsLetters, ...said }: Contributing & { email: string | null },
): Promise<string> {
  const home = await tx
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', said.report)
    .executeTakeFirst()
  if (!home) throw new NotFound('no such report')
  const row = { ...said, ...home, wants_letters: wantsLetters }
  await tx
    .insertInto('unconfirmed_supports')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  await keepWithContribution(tx, id)
  return home.municipality
}
