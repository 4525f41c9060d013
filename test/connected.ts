import { afterAll } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { kinds } from '#integrations/kinds.ts'
import { startWorker, type WorkerRooms } from '#jobs/worker.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from './database.ts'
import { testPhotos } from './photos.ts'
import { fillBodies } from './reports.ts'
import { startSmtpServer } from './smtp-server.ts'
import { makeTables } from './tables.ts'

type Connecting = {
  id: string
  body: string
  kind: string
  settings: object
  secrets?: Readonly<Record<string, string>>
  categories?: readonly string[]
  withMail?: boolean
}

/** A connection of a body's, on, that is asked each second for what is new. */
export async function connect(db: Db, { id, body, kind, settings, secrets = {}, ...more }: Connecting) {
  const read = kinds[kind]?.settings.parse(settings) as object
  await makeConnection(db, {
    ...{ id, body, kind, name: id, settings: read, categories: more.categories ?? [] },
    withMail: more.withMail ?? false,
  })
  for (const [name, value] of Object.entries(secrets))
    await setSecret(db, { connection: id, name, value, overlapDays: 0 })
  await db.updateTable('polls').set({ every_seconds: 1 }).where('connection', '=', id).execute()
  await changeConnection(db, { id, state: 'on' })
}

/** A worker on a database of its own, with a mail server, that may ask the hosts that are named. */
export async function workingHouse(reachable: readonly string[], { dropFolder = '/nowhere' } = {}) {
  const database = await openTestDatabase()
  const { db } = database
  await fillBodies(db)
  const [links, mails, photos] = await Promise.all([
    signingKeys(db).then(linksSignedBy),
    startSmtpServer(),
    testPhotos(),
  ])
  const baseUrl = 'http://localhost:3000'
  const operatorEmail = 'drift@fixamingata.example'
  const mailer = smtpMailer({ url: mails.url, from: 'felanmalan@fixamingata.example' })
  const rooms: WorkerRooms = {
    ...{ photos, links, mailer, baseUrl, operatorEmail, reachable, mailDomain: null, trafikverket: null },
    ...{ dropFolder, tables: () => makeTables(), lettersPerHour: 100_000 },
    database: { ...database, close: async () => undefined },
    email: emailReceiver({
      ...{ mailer, baseUrl, takesReplies: false, categoryName: (code) => code },
      waysBack: () => ({ replyTo: operatorEmail }),
    }),
  }
  const worker = await startWorker(rooms)
  afterAll(async () => {
    await worker.stop()
    mailer.close()
    await mails.stop()
  })
  return { db, mails, rooms }
}
