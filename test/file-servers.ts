import { connectionById } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { alingsas } from './reports.ts'

/** As one looks. */
export const aHostKey = `SHA256:${'a'.repeat(43)}`

/** A connection of Alingsås that leaves files at a server over SFTP, with a password; made once. */
export async function theFileServer(db: Db, id: string): Promise<string> {
  if (await connectionById(db, id)) return id
  const sftp = { host: 'filer.alingsas.example', port: 22, user: 'gata', hostKeys: [aHostKey] }
  await makeConnection(db, {
    ...{ id, body: alingsas, kind: 'file-drop', name: `Filer ${id}`, categories: [], withMail: false },
    settings: { folder: 'inkorg', sftp, formats: ['csv'], per: 'delivery', separator: ';', photos: true },
  })
  await setSecret(db, { connection: id, name: 'password', value: 'hemligt', overlapDays: 0 })
  return id
}
