import type { Db } from '#database/database.ts'

type Imported = 'questions' | 'service_notices'

/** Retires what a body had and its latest file lacks; returns how many. What is retired still shows where it was used. */
export async function retireOthers(
  tx: Db,
  table: Imported,
  { body, kept }: { body: string; kept: readonly string[] },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable<Imported>(table)
    .set({ retired_at: new Date() })
    .where('body', '=', body)
    .$if(kept.length > 0, (query) => query.where('code', 'not in', kept))
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
