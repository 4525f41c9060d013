import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'
import { readOptions } from '../replay/options.ts'
import { replay } from '../replay/replay.ts'

logOnlyTrouble()
try {
  const isSound = await replay(readOptions(process.argv.slice(2)))
  process.exit(isSound ? 0 : 1)
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
