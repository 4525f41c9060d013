import type { Db } from '#database/database.ts'

/** Whether mail servers have refused what we sent to an address, and it has not been proven since. */
export async function addressRests(db: Db, email: string): Promise<boolean> {
  const resting = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', email)
    .where('rests_since', 'is not', null)
    .executeTakeFirst()
  return resting !== undefined
}
