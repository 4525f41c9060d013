import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { createLink } from '#people/links/links.ts'
import { Gone } from '../errors.ts'
import { linkToDraft } from './draft.ts'
import type { Language } from './report.ts'
import { terms } from './states.ts'

/**
 * Begins a report of which nothing may be known yet but a photo, unless it has been begun; the link to go on by.
 * It waits a week. One that is confirmed or forgotten takes nothing more.
 */
export async function beginDraft(
  tx: Db,
  { id, language }: { id: string; language: Language },
): Promise<string> {
  await tx
    .insertInto('drafts')
    .values({
      id,
      language,
      sent_at: null,
      expires_at: sql<Date>`now() + make_interval(secs => ${terms.unfinished / 1000})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const open = await tx
    .selectFrom('drafts')
    .select('id')
    .where('id', '=', id)
    .where('report', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst()
  if (!open) throw new Gone('the report is confirmed, or forgotten')
  return (await linkToDraft(tx, id)) ?? createLink(tx, 'draft', { draft: id }, terms.draft)
}
