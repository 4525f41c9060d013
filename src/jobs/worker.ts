import { tellWatchers } from '#alerts/tell-watchers.ts'
import type { Database } from '#database/database.ts'
import { startLeasedWork } from '#database/leased-work.ts'
import { listen } from '#database/listen.ts'
import { wakeChannel } from '#database/wake-worker.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { EmailReceiver } from '#integrations/email/email-receiver.ts'
import type { Trafikverket } from '#integrations/trafikverket/trafikverket.ts'
import type { Mailer } from '#mail/mail.ts'
import { askAboutHeldTexts } from '#moderation/ask-about-held-texts.ts'
import type { Links } from '#people/links/links.ts'
import type { Tables } from '#responsibility/tables.ts'
import { startClock } from './clock.ts'
import { trialsToJudge } from './conformance/judge-trials.ts'
import { serversToTry } from './conformance/try-servers.ts'
import { pushesToActOn } from './connections/act-on-pushes.ts'
import { connectionsToPoll } from './connections/poll-connections.ts'
import { trialsToRun } from './connections/run-trials.ts'
import { cronItems, tasksOn } from './crontab.ts'
import { mediaToFetch } from './fetch-media.ts'
import { photosToMake } from './make-photos.ts'
import { outgoingDeliveries } from './send-delivery.ts'
import { outgoingLetters } from './send-letter.ts'
import { soonAfter } from './soon-after.ts'

export type WorkerRooms = {
  database: Database
  links: Links
  mailer: Mailer
  email: EmailReceiver
  /** Hosts with their ports that case systems may be at, wherever they are. */
  reachable: readonly string[]
  /** What files for bodies' systems are left below. */
  dropFolder: string
  photos: PhotoStore
  /** Without a slash at the end. */
  baseUrl: string
  /** Where mail comes in to us; null: answers go to the operators. */
  mailDomain: string | null
  operatorEmail: string
  /** How many letters leave in an hour at most. */
  lettersPerHour: number
  trafikverket: Trafikverket | null
  /** What tells who receives a report, as it is now. */
  tables(): Tables
}

/** Nearly everything that is worth telling leaves the house too: then it is looked for, and each minute besides. */
const tellWatchersAfterMs = 3_000

/** A report that was confirmed goes first. */
const askAfterMs = 500

/** Starts all that happens outside a request; `stop` lets what is being sent be finished. */
export async function startWorker(rooms: WorkerRooms): Promise<{ stop(): Promise<void> }> {
  const { db, connection } = rooms.database
  const loops = [
    startLeasedWork(db, outgoingDeliveries({ db, ...rooms })),
    startLeasedWork(db, outgoingLetters({ db, ...rooms })),
    startLeasedWork(db, photosToMake({ db, ...rooms })),
    startLeasedWork(db, mediaToFetch({ db, photos: rooms.photos, reachable: rooms.reachable })),
    startLeasedWork(db, connectionsToPoll({ db, ...rooms })),
    startLeasedWork(db, pushesToActOn({ db, ...rooms })),
    startLeasedWork(db, trialsToRun({ db, ...rooms })),
    startLeasedWork(db, serversToTry({ db, ...rooms })),
    startLeasedWork(db, trialsToJudge(db)),
    soonAfter('tell watchers', tellWatchersAfterMs, () => tellWatchers(db)),
    soonAfter('ask about held texts', askAfterMs, () => askAboutHeldTexts(db)),
  ]
  const stopListening = await listen(connection, {
    [wakeChannel]: () => {
      for (const loop of loops) loop.wake()
    },
  })
  const clock = await startClock({
    connection,
    taskList: tasksOn(db, rooms),
    parsedCronItems: cronItems(rooms),
    concurrency: 1,
  })
  return {
    async stop() {
      await stopListening()
      await Promise.all(loops.map((loop) => loop.stop()))
      await clock.stop()
    },
  }
}
