import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import { growsTooMuch, holds, type Row } from './budgets.ts'

/** What was measured once, under the name of its column; without a figure for a row it says so. */
export type Column = { name: string; measured: Readonly<Record<string, number>> }

/** The table, as Markdown and for the terminal alike. */
export function tableOf(budgets: Readonly<Record<string, Row>>, columns: readonly Column[]): string {
  const hasGrowth = columns.length > 1
  const names = columns.map(({ name }) => name)
  const head = ['what', ...names, ...(hasGrowth ? ['growth'] : []), 'budget', '']
  const rows = Object.entries(budgets).map(([key, row]) => {
    const values = columns.map(({ measured }) => measured[key] ?? Number.NaN)
    const growth = growthOf(values)
    return [
      row.what,
      ...values.map((value) => `${rounded(value)} ${row.unit}`.trim()),
      ...(hasGrowth ? [row.bounded && growth !== null ? `${rounded(growth)}×` : ''] : []),
      budgetOf(row),
      verdictOn(row, values),
    ]
  })
  return aligned([head, ...rows])
}

export const inThousands = (count: number): string => count.toLocaleString('sv-SE').replace(/\s/g, ' ')

const growthOf = (values: readonly number[]): number | null => {
  const [first, last] = [values[0], values.at(-1)]
  return values.length > 1 && first && last !== undefined ? last / first : null
}

function budgetOf({ budget, unit, bounded }: Row): string {
  const limit = budget && ('most' in budget ? `≤ ${budget.most} ${unit}` : `≥ ${budget.least} ${unit}`).trim()
  return [limit, bounded && 'growth ≤ 2×'].filter(Boolean).join(', ')
}

function verdictOn(row: Row, values: readonly number[]): string {
  if (!row.budget && !row.bounded) return ''
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0]
  if (!values.every((value) => holds(row, value))) return 'over'
  return growsTooMuch(row, [first, last]) ? 'grows' : 'ok'
}

const rounded = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value === 0
          ? '0'
          : value.toFixed(2)

function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...rest] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n')
}

type Written = { part: 'results' | 'deliveries'; machine: string; table: string }

/** Puts a table where bench/README.md keeps it; what stands around it is left as it is. */
export async function writeTable({ part, machine, table }: Written): Promise<void> {
  const file = join(projectFolder, 'bench/README.md')
  const [begins, ends] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`]
  const text = await readFile(file, 'utf8')
  const [before, after] = [text.split(begins)[0], text.split(ends)[1]]
  if (before === undefined || after === undefined) throw new Error(`${file} has lost its marks for ${part}`)
  const date = new Date().toISOString().slice(0, 10)
  await writeFile(file, `${before}${begins}\n${date}: ${machine}.\n\n${table}\n${ends}${after}`)
}
