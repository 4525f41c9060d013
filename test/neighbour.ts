import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { confirmContribution } from '#reports/contributions/confirm-contribution.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { someAddress } from './watches.ts'

/** What somebody else than the reporter adds to a report, confirmed; they follow it by that. */
export async function anUpdate(
  db: Db,
  report: number,
  words: string,
): Promise<{ entry: number; person: number }> {
  const id = randomUUID()
  const told = { id, report, kind: 'update', words, wantsLetters: true } as const
  await saveContribution(db, { ...told, email: someAddress(), language: 'sv' })
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('support', '=', id)
    .executeTakeFirstOrThrow()
  await confirmContribution(db, { contribution: id, link, door: 'web' })
  const { entry, person } = await db
    .selectFrom('entries')
    .select(['id as entry', 'person'])
    .where('report', '=', report)
    .where('written_by', '=', 'neighbour')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { entry, person: person ?? 0 }
}
