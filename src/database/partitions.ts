import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Makes the monthly partitions of the three months to come. */
export async function makePartitions(db: Db): Promise<void> {
  await sql`select make_partitions(3)`.execute(db)
}
