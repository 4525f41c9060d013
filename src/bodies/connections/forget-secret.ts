import type { Db } from '#database/database.ts'

/** A key or password of a connection is gone, and so is what it was before. */
export async function forgetSecret(db: Db, { connection, name }: { connection: string; name: string }) {
  await db
    .deleteFrom('connection_secrets')
    .where('connection', '=', connection)
    .where('name', '=', name)
    .execute()
}
