import type { Db } from '#database/database.ts'

/** A remark as it was told, and how it ended if it has. */
export type StoredRemark = Awaited<ReturnType<typeof remarkById>>

export const remarkById = (db: Db, id: string) =>
  remarks(db).where('remarks.id', '=', id).executeTakeFirstOrThrow()

/** What nobody has settled, the oldest first. */
export const unsettledRemarks = (db: Db, limit: number) =>
  remarks(db).where('settled_at', 'is', null).orderBy('told_at').orderBy('remarks.id').limit(limit).execute()

const remarks = (db: Db) =>
  db
    .selectFrom('remarks')
    .select(['remarks.id', 'topic', 'reason', 'words', 'report', 'page', 'email', 'language'])
    .select(['told_at', 'settled_at', 'settled_as', 'holds_text'])
