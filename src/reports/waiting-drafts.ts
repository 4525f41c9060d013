import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { draftOf, draftRows, type SentDraft } from './draft.ts'

/** With the link it can be changed by until then. */
export type WaitingDraft = SentDraft & { change: string | null }

/** So many are shown and confirmed at once; what is left waits for the next time. */
const mostAtOnce = 50

/**
 * All that waits for the address that a draft's confirmation link has reached, oldest first: who opened the link
 * has shown that the mailbox is theirs. The draft itself is among them until it is confirmed.
 */
export async function draftsWaitingWith(db: Db, draft: string): Promise<WaitingDraft[]> {
  const rows = await draftRows(db)
    .select((links) =>
      links
        .selectFrom('links')
        .select('links.id')
        .whereRef('links.draft', '=', 'drafts.id')
        .where('links.act', '=', 'draft')
        .where('links.revoked_at', 'is', null)
        .limit(1)
        .as('change'),
    )
    .where('email', '=', (address) =>
      address
        .selectFrom('drafts as opened')
        .leftJoin('reports', 'reports.number', 'opened.report')
        .leftJoin('people', 'people.id', 'reports.reporter')
        .select((row) => row.fn.coalesce('opened.email', 'people.email').as('email'))
        .where('opened.id', '=', draft),
    )
    .where('report', 'is', null)
    .where('sent_at', 'is not', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
  return rows.flatMap(({ change, ...row }) => {
    const draft = draftOf(row)
    return draft.isSent ? [{ ...draft, change }] : []
  })
}
