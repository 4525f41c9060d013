import { listChecks } from '../conformance/list-checks.ts'
import { conformanceUsage, type Given, readGiven } from '../conformance/read-given.ts'
import { tryClient } from '../conformance/try-client.ts'
import { tryServer } from '../conformance/try-server.ts'

const given = readGiven(process.argv.slice(2), process.env)
process.exitCode = await perform(given)

async function perform(asked: Given): Promise<number> {
  if (asked.kind === 'unclear') {
    process.stderr.write(`${asked.why}\n\n${conformanceUsage}\n`)
    return 2
  }
  const cancel = new AbortController()
  process.once('SIGINT', () => cancel.abort())
  if (asked.kind === 'list') return listChecks()
  return asked.kind === 'server' ? tryServer(asked, cancel.signal) : tryClient(asked, cancel.signal)
}
