import type { Db } from '#database/database.ts'

/** When each try of a delivery began whose outcome nobody knows, oldest first. */
export async function unknownSince(db: Db, delivery: string): Promise<Date[]> {
  const tries = await db
    .selectFrom('attempts')
    .select('started_at')
    .where('delivery', '=', delivery)
    .where('outcome', '=', 'unknown')
    .orderBy('number')
    .execute()
  return tries.map(({ started_at }) => started_at)
}
