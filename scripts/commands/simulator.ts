// npm run simulator: case systems of others as we assume them, on loopback, until it is stopped.
import { readConfig } from '#config.ts'
import { openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { logOnlyTrouble } from '#log.ts'
import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import { startOpen311Server } from '../../test/open311-server/server.ts'
import { say } from '../command.ts'
import { joinAlingsas, partFromAlingsas } from '../simulator/join-alingsas.ts'

const [word = '4011', ...others] = process.argv.slice(2)
const port = Number(word)

if (!/^\d{4,5}$/.test(word) || port > 65_534 || others.length > 0) {
  process.stderr.write(
    'Usage:\nnpm run simulator [-- PORT]    Infracontrol at that port, a city that speaks Open311 at the next\n',
  )
  process.exitCode = 1
} else {
  logOnlyTrouble()
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
  const part = await join()
  if (!part) {
    say('Nothing is connected: no demonstration runs here. Start one with npm start, and this again.')
    say(`Another service reaches them with FMG_REACHABLE=127.0.0.1:${port},${city.host}`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void Promise.all([part?.(), infracontrol.stop(), city.stop()]))

  /** The demonstration that runs beside this, if one does; returns how it is left again. */
  async function join(): Promise<(() => Promise<void>) | null> {
    const config = readConfig(process.env, projectFolder)
    const baseUrl = `http://localhost:${config.port}`
    const isRunning = await fetch(`${baseUrl}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (config.mode !== 'demonstration' || !isRunning || !config.reachable.includes(`127.0.0.1:${port}`))
      return null
    const database = await openConfigured(config, { max: 2 })
    await joinAlingsas(database.db, infracontrol, baseUrl)
    say(`The demonstration's Alingsås is connected: report at ${baseUrl}, handle it at ${infracontrol.url}`)
    return async () => {
      await partFromAlingsas(database.db)
      await database.close()
    }
  }
}
