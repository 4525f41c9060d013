import { connectionAlarms } from '#letters/connection-alarms.ts'
import { alarmsOf } from '#reports/connections/alarms.ts'
import { standingOf } from '#reports/connections/standing.ts'
import type { Write } from './write-letter.ts'

/**
 * What is still wrong with a connection when it leaves, to whoever runs it; else, and while it leads to another server, to those
 * who run the service.
 */
export const alarms: Write = async ({ db, operatorEmail }, { connection }) => {
  if (connection === null) return null
  const standing = await standingOf(db, connection)
  const wrong = alarmsOf(standing, new Date())
  if (wrong.length === 0) return null
  const { name } = await db
    .selectFrom('bodies')
    .select('name')
    .where('code', '=', standing.body)
    .executeTakeFirstOrThrow()
  // Whoever has led it elsewhere may have typed the address too.
  const alarmsTo = standing.movedAt === null ? standing.alarmsTo : null
  return {
    to: alarmsTo ?? operatorEmail,
    ...connectionAlarms({
      ...{ language: 'sv', connection: standing.name, alarms: wrong },
      body: { name, code: standing.body },
      operators: alarmsTo === null ? null : operatorEmail,
    }),
  }
}
