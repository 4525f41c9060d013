import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { sql } from 'kysely'
import { apiVersion } from '#api/api-info.ts'
import { createApi } from '#api/app.ts'
import { readGuides } from '#api/read-guides.ts'
import { categoryName } from '#bodies/catalogue.ts'
import { loadBodies } from '#bodies/load-bodies.ts'
import { holdFolder } from '#database/hold-folder.ts'
import { claimInstallation } from '#database/installation.ts'
import { listen } from '#database/listen.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { outliveAbsence } from '#database/outlive-absence.ts'
import { makePartitions } from '#database/partitions.ts'
import { projectFolder } from '#database/project-folder.ts'
import { startPatiently } from '#database/start-patiently.ts'
import { loadTown } from '#demo/load-town.ts'
import { photoFolder } from '#files/photo-folder.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Geocoder } from '#geo/geocoder/geocoder.ts'
import { openGeocoder } from '#geo/geocoder/open-geocoder.ts'
import { everyMsAt } from '#geo/geocoder/pace.ts'
import { type House, serveHouse } from '#http/serve-house.ts'
import { actOnMail } from '#inbound/acting/act-on-mail.ts'
import { demonstrationNames } from '#inbound/inspect/demonstration-names.ts'
import { systemResolver } from '#inbound/inspect/resolver.ts'
import { createPushDoor } from '#inbound/pushes/push-door.ts'
import { addressOfReports } from '#inbound/settings.ts'
import { startInbound } from '#inbound/start-inbound.ts'
import { createTrialsDoor } from '#inbound/trials/trials-door.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { kinds } from '#integrations/kinds.ts'
import { trafikverket } from '#integrations/trafikverket/trafikverket.ts'
import { asyncApi } from '#integrations/webhook/described/async-api.ts'
import { inspectPush, takesPushes } from '#jobs/connections/inspect-push.ts'
import { replayDeliveries } from '#jobs/connections/replay-deliveries.ts'
import { waysBack } from '#jobs/ways-back.ts'
import { startWorker } from '#jobs/worker.ts'
import { chooseMailer, mailFolder } from '#mail/choose-mailer.ts'
import { readDkimKey } from '#mail/dkim-key.ts'
import { listLetters, readLetter } from '#mail/read-folder.ts'
import { createOpen311 } from '#open311/app.ts'
import { apiPrefix, open311Prefix, pushPrefix, trialPrefix } from '#paths.ts'
import { type Links, linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { watchTables } from '#responsibility/watch-tables.ts'
import { createWeb } from '#web/app.ts'
import { loadAssets } from '#web/assets.ts'
import { liveReports, reportEventsChannel, unlimited } from '#web/live/live-reports.ts'
import { readMark } from '#web/live/report-mark.ts'
import type { Mailbox } from '#web/rooms.ts'
import { type Config, helpText, readConfig } from './config.ts'
import { Refused } from './errors.ts'
import { log, reasonOf } from './log.ts'

async function main(): Promise<void> {
  try {
    outliveAbsence()
    const config = readConfig(process.env, projectFolder)
    const open = () => openConfigured(config)
    const { greeting, stop } = await startPatiently(open, (database) => startService(config, database))
    stopOnSignal(stop)
    process.stdout.write(`${greeting}\n`)
  } catch (error) {
    const refused = error instanceof Refused
    process.stderr.write(`${refused ? error.message : `FixaMinGata could not start: ${reasonOf(error)}`}\n`)
    if (!refused && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
}

type Service = { greeting: string; stop(): Promise<void> }

async function startService(config: Config, database: ConfiguredDatabase): Promise<Service> {
  const stops: (() => unknown)[] = [database.close]
  const stop = async () => {
    for (const one of stops.slice().reverse()) await one()
  }
  try {
    if (database.isOwn) stops.push(await holdFolder(database.connection, config.dataDir))
    const { isNew } = await fillDatabase(database, config)
    const links = linksSignedBy(await signingKeys(database.db))
    const dkimKey = config.dkim && (await readDkimKey(config.dkim, config.mailFrom))
    const mailer = chooseMailer({ ...config, dkimKey })
    stops.push(mailer.close)
    const photos = await photoFolder(join(config.dataDir, 'photos'))
    const tables = await watchTables(database)
    stops.push(tables.stop)
    const assets = await loadAssets(join(projectFolder, 'dist', 'public'))
    const live = liveReports(readMark(database.db), config.rateLimits ? undefined : unlimited)
    stops.push(await listen(database.connection, { [reportEventsChannel]: live.told }))
    const caseSchema = JSON.parse(await readFile(join(projectFolder, 'docs', 'arende.schema.json'), 'utf8'))
    const guides = await readGuides()
    const { baseUrl, close } = await serveWeb(config, (baseUrl) => {
      const web = createWeb({
        db: database.db,
        links,
        photos,
        kinds,
        mode: config.mode,
        baseUrl,
        operatorEmail: config.operatorEmail,
        reportsByMail: addressOfReports(config.mailIn, config.mailFrom),
        rateLimits: config.rateLimits,
        leastMsToFill: leastMsToFill(config),
        tables: tables.current,
        geocoder: geocoderFor(config, baseUrl),
        tiles: config.tiles,
        assets,
        live,
        mailbox: config.mode === 'demonstration' ? mailboxIn(mailFolder(config.dataDir)) : null,
        ready: () => isReady(database),
      })
      const { mode, rateLimits } = config
      const { db } = database
      const shared = { db, baseUrl, rateLimits, tables: tables.current }
      return byPrefix(web, {
        [apiPrefix]: createApi({
          ...{ ...shared, links, photos, mode },
          events: asyncApi({ baseUrl, version: apiVersion, caseSchema }),
          guides,
        }),
        [open311Prefix]: createOpen311({ ...shared, photos }),
        [trialPrefix]: createTrialsDoor({ db, baseUrl, rateLimits }),
        [pushPrefix]: createPushDoor({
          ...{ db, baseUrl, rateLimits },
          takesPushes: (id) => takesPushes({ db, baseUrl, ...systemsOf(config) }, id),
          inspect: (id, push) => inspectPush({ db, baseUrl, ...systemsOf(config) }, id, push),
          replay: (id, after) =>
            replayDeliveries({ db, baseUrl, links, photos, ...systemsOf(config) }, id, after),
        }),
      })
    })
    stops.push(close, live.close)
    const { operatorEmail, mailDomain } = config
    const email = emailReceiver({
      mailer,
      baseUrl,
      takesReplies: mailDomain !== null,
      waysBack: (id) => waysBack({ links, mailDomain, operatorEmail }, { what: 'delivery', id }),
      categoryName: (code) => categoryName(code, 'sv'),
    })
    if (isNew && config.mode === 'demonstration') {
      const { db } = database
      const deliver = async (id: string) => email.send(await deliveryToSend({ db, links, photos }, id))
      await loadTown(database.db, { operatorEmail, deliver })
    }
    if (config.roles.worker) {
      const worker = await startWorker({
        database,
        links,
        mailer,
        email,
        ...systemsOf(config),
        tables: tables.current,
        photos,
        baseUrl,
        mailDomain,
        operatorEmail,
        lettersPerHour: config.lettersPerHour,
        trafikverket: config.trafikverket && trafikverket(config.trafikverket),
      })
      stops.push(worker.stop)
    }
    const smtpPort = config.roles.worker
      ? await takeMailIn(config, { baseUrl, database, links, photos }, stops)
      : null
    return { greeting: greetingOf(config, baseUrl, database.where, smtpPort), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type InboundParts = { baseUrl: string; database: ConfiguredDatabase; links: Links; photos: PhotoStore }

async function takeMailIn(
  { mode, mailIn, mailFrom, operatorEmail, rateLimits }: Config,
  { baseUrl, database, links, photos }: InboundParts,
  stops: (() => unknown)[],
): Promise<number | null> {
  const host = new URL(baseUrl).hostname
  const inbound = await startInbound({
    ...{ database, mailIn, host, rateLimits },
    resolve: mode === 'demonstration' ? demonstrationNames(systemResolver()) : systemResolver(mailIn.dns),
    inspectProgram: join(projectFolder, 'dist', 'inspect-mail.js'),
    actOn: actOnMail({
      ...{
        links,
        photos,
        host,
        operatorEmail,
        ownAddresses: [mailFrom],
        domain: mailIn.smtp?.domain ?? null,
      },
    }),
  })
  stops.push(inbound.stop)
  return inbound.smtpPort
}

async function fillDatabase({ db }: ConfiguredDatabase, { mode }: Config): Promise<{ isNew: boolean }> {
  const claimed = await claimInstallation(db, mode)
  await loadBodies(db)
  await makePartitions(db)
  return claimed
}

/** Nobody reads and fills in a form in less. A demonstration is played by programs, and reached by nobody else's. */
const leastMsToFill = ({ mode, rateLimits }: Config): number =>
  rateLimits && mode !== 'demonstration' ? 3_000 : 0

/** One address for all doors: each by how what is asked for begins, the pages by all the rest. */
const byPrefix = (web: House, doors: Readonly<Record<string, House>>): House => ({
  fetch(request, ...more) {
    const { pathname } = new URL(request.url)
    const found = Object.keys(doors).find((prefix) => pathname.startsWith(prefix))
    return ((found && doors[found]) || web).fetch(request, ...more)
  },
})

function geocoderFor({ geocoder, operatorEmail }: Config, baseUrl: string): Geocoder | null {
  if (!geocoder) return null
  const userAgent = `FixaMinGata (+${baseUrl}; ${operatorEmail})`
  return openGeocoder({ ...geocoder, userAgent, everyMs: everyMsAt(geocoder.url) })
}

/** How bodies' own systems are reached. */
const systemsOf = ({ reachable, dataDir }: Config) => ({ reachable, dropFolder: join(dataDir, 'drop') })

async function serveWeb(config: Config, houseAt: (baseUrl: string) => House) {
  if (config.roles.web) return serveHouse(config, houseAt)
  return { baseUrl: config.baseUrl ?? `http://localhost:${config.port}`, close: async () => {} }
}

const mailboxIn = (folder: string): Mailbox => ({
  list: (limit) => listLetters(folder, limit),
  read: (id) => readLetter(folder, id),
})

async function isReady({ db }: ConfiguredDatabase): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}

function greetingOf(config: Config, baseUrl: string, where: string, smtpPort: number | null): string {
  const letters = config.smtpUrl ? 'by SMTP' : join(config.dataDir, 'mail')
  return [
    '',
    `  FixaMinGata   ${baseUrl}`,
    ...(config.mode === 'demonstration'
      ? [`  Letters       ${baseUrl}/dev/mail`]
      : [`  Letters       ${letters}`]),
    ...(smtpPort === null ? [] : [`  Mail in       smtp://${config.mailIn.smtp?.host}:${smtpPort}`]),
    `  Database      ${where}`,
    `  Mode          ${config.mode}; Ctrl-C stops`,
    '',
  ].join('\n')
}

function stopOnSignal(stop: () => Promise<void>): void {
  let since = 0
  const onSignal = async () => {
    // One Ctrl-C may arrive twice, by the terminal and by npm; a second one later is impatience.
    if (since > 0 && Date.now() - since > 1_000) process.exit(1)
    if (since > 0) return
    since = Date.now()
    await stop().catch((error: unknown) =>
      log('error', 'could not stop cleanly', { reason: reasonOf(error) }),
    )
    process.exit(0)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

// Left alone V8 lets its heap double before it tidies up, on a machine that others need too. A version that
// doesn't know the flag leaves it at that.
setFlagsFromString('--heap-growing-percent=30')

if (process.argv.includes('--help')) process.stdout.write(`${helpText()}\n`)
else await main()
