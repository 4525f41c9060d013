// npm run simulator: case systems of others as we assume them, on loopback, until it is stopped.
import { readConfig } from '#config.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'
import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import { startOpen311Server } from '../../test/open311-server/server.ts'
import { say } from '../command.ts'
import { body, joined as connection, joinAlingsas, partFromAlingsas } from '../simulator/join-alingsas.ts'
import { leaveAlone } from '../simulator/leave-alone.ts'
import { type Options, readOptions } from '../simulator/options.ts'

logOnlyTrouble()
try {
  await simulate(readOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function simulate({ port, minutes }: Options): Promise<void> {
  const infracontrol = await startInfracontrol({ port })
  const city = await startOpen311Server({ port: port + 1 })
  say(`Infracontrol, simulator: ${infracontrol.url}`)
  say(`  REST ${infracontrol.rest}`)
  say(`  SOAP ${infracontrol.soap}`)
  say('  api_key nyckel')
  say(`  over TLS ${infracontrol.secure.rest}`)
  say(`A city that speaks Open311: ${city.url}`)
  say(`  endpoint ${city.endpoint}`)
  say(`  api_key ${city.key}`)
  say(`  over TLS ${city.secureEndpoint}`)
  say(`Over TLS both are trusted by the authority at ${infracontrol.url}/utfardare.pem, as trusted_authority`)
  const found = await demonstration(port)
  if (found) {
    await joinAlingsas(found.database.db, infracontrol, found.baseUrl)
    say(
      `The demonstration's Alingsås is connected: report at ${found.baseUrl}, handle it at ${infracontrol.url}`,
    )
  } else {
    say('Nothing is connected: no demonstration runs here. Start one with npm start, and this again.')
    say(`Another service reaches them with FMG_REACHABLE=127.0.0.1:${port},${city.host}`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  if (minutes !== null) await unattended(minutes)

  async function unattended(minutes: number): Promise<void> {
    try {
      if (!found) throw new Refused('There is no demonstration to report in.')
      const { database, baseUrl } = found
      const place = { db: database.db, baseUrl, body, connection }
      process.exitCode = (await leaveAlone({ ...place, infracontrol, minutes, say })) ? 0 : 1
    } finally {
      await stop()
    }
  }

  async function stop(): Promise<void> {
    if (found) await partFromAlingsas(found.database.db)
    await Promise.all([found?.database.close(), infracontrol.stop(), city.stop()])
  }
}

/** The demonstration that runs beside this, if one does that may reach it. */
async function demonstration(
  port: number,
): Promise<{ database: ConfiguredDatabase; baseUrl: string } | null> {
  const config = readConfig(process.env, projectFolder)
  const baseUrl = `http://localhost:${config.port}`
  const isRunning = await fetch(`${baseUrl}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
  if (config.mode !== 'demonstration' || !isRunning || !config.reachable.includes(`127.0.0.1:${port}`))
    return null
  return { database: await openConfigured(config, { max: 2 }), baseUrl }
}
