import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { WrittenReport } from './report.ts'
import { terms } from './states.ts'

/** A report as written, by somebody whose address may be nobody's business yet. */
export type Storable = Omit<WrittenReport, 'email'> & { email: string | null }

/** Stores what a draft says, over what it said before. One that was begun is sent now. */
export async function storeDraft(
  tx: Db,
  id: string,
  { placeWords, isApproximate, placedBy, chosen, answers, urgent, telephone, ...written }: Storable,
): Promise<void> {
  const row = {
    ...written,
    place_words: placeWords,
    place_is_approximate: isApproximate ?? false,
    answers: JSON.stringify(answers ?? []),
    urgent: [...(urgent ?? [])],
    placed_by: placedBy,
    chosen_body: chosen?.body ?? null,
    chosen_why: chosen?.why ?? null,
    changed_at: sql<Date>`now()`,
    // No page asks for it: what a program has told stays.
    ...(telephone !== undefined && { telephone }),
  }
  await tx
    .insertInto('drafts')
    .values({ id, ...row, sent_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, ...sentNow }))
    .execute()
}

/** One that was begun before is sent now, and waits as long as any other. */
const sentNow = {
  sent_at: sql<Date>`coalesce(drafts.sent_at, now())`,
  expires_at: sql<Date>`case when drafts.sent_at is null
    then now() + make_interval(secs => ${sql.lit(terms.draft / 1000)}) else drafts.expires_at end`,
}
