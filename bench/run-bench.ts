import { describeMachine } from './machine.ts'
import { measure } from './measure.ts'
import type { Options } from './options.ts'
import { type Results, tableOf, writeResults } from './results.ts'

/** Measures each size and prints the table. Figures are for people to judge: none of them fails anything. */
export async function runBench(
  { sizes, effort, write }: Options,
  say: (words: string) => void,
): Promise<void> {
  const bySize: Results['bySize'] = []
  let version = ''
  for (const reports of sizes) {
    const { postgres, ...measured } = await measure({ reports, effort, say: (words) => say(`… ${words}`) })
    bySize.push({ reports, measured })
    version = postgres
  }
  const date = new Date().toISOString().slice(0, 10)
  const results = { bySize, date, machine: describeMachine(version) }
  say(`\n${results.machine}\n\n${tableOf(results)}`)
  if (write) await writeResults(results)
}
