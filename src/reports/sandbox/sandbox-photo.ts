import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Who has sent a picture to the sandbox; undefined where there is none at the address, or it is a real one. */
export async function callerOfPhoto(db: Db, address: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('photos')
    .innerJoin('sandbox_reports', 'sandbox_reports.number', 'photos.sandbox_report')
    .select('sandbox_reports.caller')
    .where('photos.address', '=', address)
    .executeTakeFirst()
  return found?.caller
}

/** Whether a picture of the sandbox is there for whoever has its address: as long as its vendor has a key in use. */
export async function isSandboxPhoto(db: Db, address: string): Promise<boolean> {
  const found = await db
    .selectFrom('photos')
    .innerJoin('sandbox_reports', 'sandbox_reports.number', 'photos.sandbox_report')
    .select('photos.id')
    .where('photos.address', '=', address)
    .where('photos.state', '=', 'ready')
    .where(
      sql<boolean>`exists (select from api_keys where api_keys.caller = sandbox_reports.caller
        and revoked_at is null and (expires_at is null or expires_at > now()))`,
    )
    .executeTakeFirst()
  return found !== undefined
}
