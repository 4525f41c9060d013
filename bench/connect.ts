import postgres from 'postgres'
import type { Connection } from '#database/database.ts'

/** A driver of the bench's own, for statements that are not the program's. */
export function connect(connection: Connection, max = 10): postgres.Sql {
  const options = { max, onnotice: () => undefined }
  if ('url' in connection) return postgres(connection.url, options)
  const { socketFolder, port, user, database } = connection
  return postgres({ ...options, host: socketFolder, port, user, database })
}
