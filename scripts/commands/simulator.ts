// npm run simulator: Infracontrol as we assume it, on loopback, until it is stopped.
import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import { say } from '../command.ts'

const [port = '4011', ...others] = process.argv.slice(2)

if (!/^\d{1,5}$/.test(port) || others.length > 0) {
  process.stderr.write('Usage:\nnpm run simulator [-- PORT]\n')
  process.exitCode = 1
} else {
  const { url, rest, soap, stop } = await startInfracontrol({ port: Number(port) })
  say(`Infracontrol, simulator: ${url}`)
  say(`  REST ${rest}`)
  say(`  SOAP ${soap}`)
  say('  key  nyckel')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}
