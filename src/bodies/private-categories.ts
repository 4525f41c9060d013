import type { Db } from '#database/database.ts'

/** Whether a body wants reports of a category to itself: told to its reporter, shown to nobody else. */
export async function isPrivateCategory(db: Db, body: string, category: string): Promise<boolean> {
  const found = await db
    .selectFrom('private_categories')
    .select('category')
    .where('body', '=', body)
    .where('category', '=', category)
    .executeTakeFirst()
  return found !== undefined
}

/** Counts for reports confirmed from now on; those there are stay as they are. Running services hear of the body's change. */
export async function setPrivateCategory(
  tx: Db,
  { body, category, isPrivate }: { body: string; category: string; isPrivate: boolean },
): Promise<void> {
  if (isPrivate)
    await tx
      .insertInto('private_categories')
      .values({ body, category })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('private_categories')
      .where('body', '=', body)
      .where('category', '=', category)
      .execute()
  await tx.updateTable('bodies').set({ changed_at: new Date() }).where('code', '=', body).execute()
}
