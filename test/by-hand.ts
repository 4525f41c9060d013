import { afterAll } from 'vitest'
import { askForTrial, type Trial, type TrialKind, trialById } from '#bodies/connections/trials.ts'
import type { Db } from '#database/database.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { trialsToRun } from '#jobs/connections/run-trials.ts'
import { outgoingDeliveries } from '#jobs/send-delivery.ts'
import { outgoingLetters } from '#jobs/send-letter.ts'
import { waysBack } from '#jobs/ways-back.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { testPhotos } from './photos.ts'
import { startSmtpServer } from './smtp-server.ts'
import { makeTables } from './tables.ts'

type Work<T> = { take(limit: number): Promise<T[]>; send(taken: T): Promise<void> }

/** All that a worker does with connections, a step at a time: only when the test says so. */
export async function workByHand(db: Db, reachable: readonly string[]) {
  const post = await startSmtpServer()
  const mailer = smtpMailer({ url: post.url, from: 'felanmalan@fixamingata.example' })
  afterAll(async () => {
    mailer.close()
    await post.stop()
  })
  const [baseUrl, operatorEmail] = ['http://localhost:3000', 'drift@fixamingata.example']
  const links = linksSignedBy(await signingKeys(db))
  const email = emailReceiver({
    ...{ mailer, baseUrl, takesReplies: false, categoryName: (code) => code },
    waysBack: (id) => waysBack({ links, mailDomain: null, operatorEmail }, { what: 'delivery', id }),
  })
  const rooms = {
    ...{ db, baseUrl, links, email, mailer, operatorEmail, reachable, photos: await testPhotos() },
    ...{ dropFolder: '/nowhere', tables: () => makeTables(), mailDomain: null, lettersPerHour: 100_000 },
  }
  return {
    rooms,
    /** What the mail server has got. */
    mails: post.mails,
    deliver: () => doAll(outgoingDeliveries(rooms)),
    write: () => doAll(outgoingLetters(rooms)),
    runTrials: () => doAll(trialsToRun(rooms)),
    async tried(connection: string, kind: TrialKind): Promise<Trial | undefined> {
      const id = await askForTrial(db, connection, kind)
      await doAll(trialsToRun(rooms))
      return trialById(db, connection, id)
    },
  }
}

/** All that is due of one kind of work, done as the worker does it. */
export async function doAll<T>(work: Work<T>): Promise<void> {
  for (let taken = await work.take(50); taken.length > 0; taken = await work.take(50))
    for (const one of taken) await work.send(one)
}
