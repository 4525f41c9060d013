import type { Db } from '#database/database.ts'
import type { LogOwner } from './exchange.ts'

type Opened = { of: LogOwner; exchange: string }

/** Notes that an exchange was opened with who somebody is in it, and by which link. */
export const noteOpening = (db: Db, { of, exchange, link }: Opened & { link: string }): Promise<unknown> =>
  db
    .insertInto('openings')
    .values({ ...of, exchange, link })
    .execute()

/** When an exchange was opened so, the latest first. */
export const openingsOf = (db: Db, { of, exchange }: Opened, limit: number): Promise<{ openedAt: Date }[]> =>
  db
    .selectFrom('openings')
    .select('opened_at as openedAt')
    .where((where) =>
      'connection' in of ? where('connection', '=', of.connection) : where('caller', '=', of.caller),
    )
    .where('exchange', '=', exchange)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
