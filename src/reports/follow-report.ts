import type { Db } from '#database/database.ts'
import { createLink, ensureLink } from '#people/links/links.ts'
import type { HeldCase, Language } from './report.ts'

/** A person gets a letter for each piece of news from now on, also who had stopped them once; with the links that end it. */
export async function followReport(
  tx: Db,
  { report, municipality }: Pick<HeldCase, 'report' | 'municipality'>,
  person: number,
  language: Language,
): Promise<void> {
  await tx
    .insertInto('followers')
    .values({ report, person, municipality, language })
    .onConflict((conflict) =>
      conflict.columns(['report', 'person']).doUpdateSet({ stopped_at: null, language }),
    )
    .execute()
  const link = await tx
    .selectFrom('links')
    .select('id')
    .where('report', '=', report)
    .where('person', '=', person)
    .where('act', '=', 'unsubscribe')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!link) await createLink(tx, 'unsubscribe', { report, person })
  await ensureLink(tx, 'watches', person)
}
