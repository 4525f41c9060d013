import type { Db } from '#database/database.ts'

/** So many keys are a handful of devices; more are a mistake. */
export const mostPasskeys = 10

export type PasskeyOfPerson = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** The keys a person has added, the oldest first. */
export const passkeysOfPerson = (db: Db, person: number): Promise<PasskeyOfPerson[]> =>
  db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person', '=', person)
    .orderBy('created_at')
    .execute()

export const countPasskeys = async (db: Db, person: number): Promise<number> =>
  (await passkeysOfPerson(db, person)).length
