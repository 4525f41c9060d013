import { clientChecks } from '#conformance/as-client/client-checks.ts'
import { serverChecks } from '#conformance/as-server/server-checks.ts'

/** Every rule there is, a line each: its id, its level, what it says and where that is written. */
export function listChecks(): number {
  for (const { id, level, rule, reference } of [...serverChecks, ...clientChecks])
    process.stdout.write(`${id}  [${level}]  ${rule}  (${reference})\n`)
  return 0
}
