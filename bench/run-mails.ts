import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import sharp from 'sharp'
import { loadBodies } from '#bodies/load-bodies.ts'
import { readConfig } from '#config.ts'
import type { Db } from '#database/database.ts'
import { claimInstallation } from '#database/installation.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { giveAddresses } from '#demo/load-town.ts'
import { Refused } from '#errors.ts'
import { photoFolder } from '#files/photo-folder.ts'
import { actOnMail } from '#inbound/acting/act-on-mail.ts'
import { startInbound } from '#inbound/start-inbound.ts'
import { type Links, linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { deliverAll, expectedLedger, type Ledger, settledLedger } from '../test/mixed-mails/deliver.ts'
import { kinds, mixture } from '../test/mixed-mails/mixture.ts'
import { namesOfMixture } from '../test/mixed-mails/names.ts'
import { aThread, type Thread } from '../test/spoofs/threads.ts'
import { describeMachine } from './machine.ts'
import { cpuOf } from './processes.ts'

const host = 'fixamingata.example'
const patienceMs = 1_800_000

/** So many mails of all kinds over real SMTP, until the ledger has an outcome for each; it must be what each was made for. */
export async function runMails(messages: number, say: (words: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-mails-'))
  await chmod(folder, 0o755) // as root, another user serves the database
  const environment = { FMG_MODE: 'local', DATA_DIR: join(folder, 'data') }
  const database = await openConfigured(readConfig(environment, projectFolder))
  try {
    const links = linksSignedBy(await signingKeys(database.db))
    const threads = await threadsFor(database.db, links, Math.ceil(messages / kinds.length))
    say(`… ${threads.length} reports are there to write about`)
    const planned = mixture(threads, await aPhoto())
    const inbound = await takeMailIn(database, links, folder)
    const [begun, spent] = [performance.now(), await cpuOf(process.pid)]
    const taken = await deliverAll(inbound.smtpPort ?? 0, planned)
    say(`… ${taken} of ${planned.length} were told yes after ${seconds(performance.now() - begun)}`)
    const ledger = await settledLedger(database.db, patienceMs)
    const took = performance.now() - begun
    const cpu = (await cpuOf(process.pid)) - spent
    await inbound.stop()
    say(`\n${describeMachine(await versionOf(database.db))}\n\n${asTable(ledger, expectedLedger(planned))}\n`)
    say(`${planned.length} mails in ${seconds(took)}: ${rate(planned.length, took)} a second.`)
    say(`CPU ${((cpu * 1000) / planned.length).toFixed(1)} ms a mail, of the senders' too.`)
    if (!isDeepStrictEqual(ledger, expectedLedger(planned)))
      throw new Refused('The ledger is not as expected.')
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function threadsFor(db: Db, links: Links, count: number): Promise<Thread[]> {
  await claimInstallation(db, 'local')
  await loadBodies(db)
  await giveAddresses(db, 'drift@fixamingata.example')
  const threads: Thread[] = []
  while (threads.length < count) threads.push(await aThread(db, links, host))
  return threads
}

/** What the program does with mail that comes in, in this process, with the process it is looked into beside it. */
async function takeMailIn(database: ConfiguredDatabase, links: Links, folder: string) {
  const photos = await photoFolder(join(folder, 'photos'))
  const smtp = { host: '127.0.0.1', port: 0, domain: `svar.${host}`, tls: null }
  return startInbound({
    ...{
      database,
      mailIn: { smtp, mailbox: null, dns: null },
      host,
      rateLimits: false,
      resolve: namesOfMixture,
    },
    inspectProgram: join(projectFolder, 'dist/inspect-mail.js'),
    actOn: actOnMail({ links, photos, host, ownAddresses: [`felanmalan@${host}`] }),
  })
}

/** Some 150 kB, as mail programs shrink them. */
const aPhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: 1024, height: 768, channels: 3, background: '#808080' },
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .blur(1.2)
    .jpeg({ quality: 82 })
    .toBuffer()

const asTable = (ledger: Ledger, expected: Ledger): string =>
  Object.keys({ ...expected, ...ledger })
    .toSorted()
    .map((reason) => `${reason.padEnd(20)} ${ledger[reason] ?? 0} of ${expected[reason] ?? 0}`)
    .join('\n')

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`
const rate = (mails: number, milliseconds: number): string => ((mails * 1000) / milliseconds).toFixed(0)

async function versionOf(db: Db): Promise<string> {
  const { rows } = await sql<{
    version: string
  }>`select split_part(current_setting('server_version'), ' ', 1) as version`.execute(db)
  return rows[0]?.version ?? ''
}
