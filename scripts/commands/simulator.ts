// npm run simulator: case systems of others as we assume them, on loopback, until it is stopped.
import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import { startOpen311Server } from '../../test/open311-server/server.ts'
import { say } from '../command.ts'

const [word = '4011', ...others] = process.argv.slice(2)
const port = Number(word)

if (!/^\d{4,5}$/.test(word) || port > 65_534 || others.length > 0) {
  process.stderr.write(
    'Usage:\nnpm run simulator [-- PORT]    Infracontrol at that port, a city that speaks Open311 at the next\n',
  )
  process.exitCode = 1
} else {
  const infracontrol = await startInfracontrol({ port })
  const city = await startOpen311Server({ port: port + 1 })
  say(`Infracontrol, simulator: ${infracontrol.url}`)
  say(`  REST ${infracontrol.rest}`)
  say(`  SOAP ${infracontrol.soap}`)
  say('  api_key nyckel')
  say(`A city that speaks Open311: ${city.url}`)
  say(`  endpoint ${city.endpoint}`)
  say(`  api_key ${city.key}`)
  say(`The service reaches them with FMG_REACHABLE=127.0.0.1:${port},${city.host}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void Promise.all([infracontrol.stop(), city.stop()]))
}
