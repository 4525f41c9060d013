import type { Db } from '#database/database.ts'

type Opening = { connection: string; exchange: string; link: string }

/** Notes that an exchange was opened with who somebody is in it, and by which link. */
export const noteOpening = (db: Db, opening: Opening): Promise<unknown> =>
  db.insertInto('openings').values(opening).execute()

/** When an exchange was opened so, the latest first. */
export const openingsOf = (
  db: Db,
  { connection, exchange }: Omit<Opening, 'link'>,
  limit: number,
): Promise<{ openedAt: Date }[]> =>
  db
    .selectFrom('openings')
    .select('opened_at as openedAt')
    .where('connection', '=', connection)
    .where('exchange', '=', exchange)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
