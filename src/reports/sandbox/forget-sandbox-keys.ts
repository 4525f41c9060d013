import { sql } from 'kysely'
import { forgetAddresses } from '#bodies/keys/forget-addresses.ts'
import type { Db } from '#database/database.ts'

/**
 * Forgets whose keys are over, when what they sent is erased; wishes whose link is; a week later the keys to the sandbox themselves, with what
 * their programs are called; after a year whom to give none.
 */
export async function forgetSandboxKeys(db: Db): Promise<void> {
  await forgetAddresses(db)
  await sql`delete from sandbox_wishes using links where links.id = link and links.expires_at <= now()`.execute(
    db,
  )
  await db
    .deleteFrom('links')
    .where('act', '=', 'sandbox')
    .where('expires_at', '<', sql<Date>`now() - interval '7 days'`)
    .execute()
  await sql`
    delete from api_keys using callers
     where callers.id = caller and scope = 'sandbox'
       and least(revoked_at, expires_at) < now() - interval '7 days'`.execute(db)
  // Not one that is being made at this moment, whose key nobody sees yet.
  await sql`
    delete from callers
     where scope = 'sandbox' and created_at < now() - interval '7 days' and address_hash is null
       and not exists (select from api_keys where caller = callers.id)`.execute(db)
  await db
    .deleteFrom('sandbox_blocks')
    .where('blocked_at', '<', sql<Date>`now() - interval '1 year'`)
    .execute()
}
