import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What is sent with the same form at the same moment waits here, each for the one before. */
export async function lockForm(tx: Db, key: string): Promise<void> {
  await sql`select ${ofForm(key)}`.execute(tx)
}

/** Letters to one unproven address are counted one after the other: by its hash, as `addressKey` makes it. */
export async function lockAddress(tx: Db, address: Buffer): Promise<void> {
  await sql`select ${ofAddress(address)}`.execute(tx)
}

/** Both, asked for at once. */
export async function lockFormAndAddress(tx: Db, key: string, address: Buffer): Promise<void> {
  await sql`select ${ofForm(key)}, ${ofAddress(address)}`.execute(tx)
}

const ofForm = (key: string) => sql`pg_advisory_xact_lock(hashtextextended(${key}, 0))`

const ofAddress = (address: Buffer) => sql`pg_advisory_xact_lock(${address.readInt32LE(0)}, 1)`
