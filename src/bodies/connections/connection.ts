import type { Db } from '#database/database.ts'
import type { ConnectionState } from '#database/schema.ts'

export type { ConnectionState }

/** The mailbox of whoever is told: the one connection that all bodies have. */
export const mailbox = 'email'

/** A body's connection to a system of its own, as those see it who run it; its keys are not here. */
export type Connection = {
  id: string
  /** Whose it is, by its code. */
  body: string
  kind: string
  name: string
  state: ConnectionState
  settings: unknown
  withMail: boolean
  noticeAfterMinutes: number
  failures: number
  restUntil: Date | null
  certificateUntil: Date | null
  /** Whom trouble with it is mailed to; null: those who run the service. */
  alarmsTo: string | null
  /** When both sides were last compared, and what went wrong since. */
  comparedAt: Date | null
  compareProblem: string | null
  /** What it has told while under test, that would have been taken in use, and when it last did. */
  testedNews: number
  testedCases: number
  testedAt: Date | null
  changedAt: Date
}

export const connectionById = (db: Db, id: string): Promise<Connection | undefined> =>
  connections(db).where('connections.id', '=', id).executeTakeFirst()

/** Those of a body, or all, by their names; one that has ended too. */
export const listConnections = (db: Db, body: string | null, limit: number): Promise<Connection[]> =>
  connections(db)
    .$if(body !== null, (query) => query.where('body', '=', body))
    .orderBy('id')
    .limit(limit)
    .execute()

const connections = (db: Db) =>
  db
    .selectFrom('connections')
    .select(['id', 'kind', 'name', 'state', 'settings', 'failures'])
    .select((row) => row.ref('body').$notNull().as('body'))
    .select(['with_mail as withMail', 'rest_until as restUntil', 'certificate_until as certificateUntil'])
    .select([
      'changed_at as changedAt',
      'notice_after_minutes as noticeAfterMinutes',
      'alarms_to as alarmsTo',
    ])
    .select(['compared_at as comparedAt', 'compare_problem as compareProblem'])
    .select(['tested_news as testedNews', 'tested_cases as testedCases', 'tested_at as testedAt'])
    .where('body', 'is not', null)
