import { budgets } from './budgets.ts'
import { describeMachine } from './machine.ts'
import { measure } from './measure.ts'
import type { Options } from './options.ts'
import { type Column, inThousands, tableOf, writeTable } from './results.ts'

/** Measures each size and prints the table. Figures are for people to judge: none of them fails anything. */
export async function runBench(
  { sizes, effort, write }: Options,
  say: (words: string) => void,
): Promise<void> {
  const columns: Column[] = []
  let version = ''
  for (const reports of sizes) {
    const { postgres, ...measured } = await measure({ reports, effort, say: (words) => say(`… ${words}`) })
    columns.push({ name: `${inThousands(reports)} reports`, measured })
    version = postgres
  }
  const [machine, table] = [describeMachine(version), tableOf(budgets, columns)]
  say(`\n${machine}\n\n${table}`)
  if (write) await writeTable({ part: 'results', machine, table })
}
