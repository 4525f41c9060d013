import type { Db } from './database.ts'

/** Runs the work in one transaction; joins the one it is already in. */
export function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
