import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import { budgets, growsTooMuch, holds, type Measured, type Row, rowKeys } from './budgets.ts'

export type Results = { bySize: { reports: number; measured: Measured }[]; machine: string; date: string }

const begins = '<!-- results: begin -->'
const ends = '<!-- results: end -->'

/** The table, as Markdown and for the terminal alike. */
export function tableOf({ bySize }: Results): string {
  const sizes = bySize.map(({ reports }) => `${reports.toLocaleString('sv-SE').replaceAll(' ', ' ')} reports`)
  const head = ['what', ...sizes, ...(bySize.length > 1 ? ['growth'] : []), 'budget', '']
  const rows = rowKeys.map((key) => {
    const row: Row = budgets[key]
    const values = bySize.map(({ measured }) => measured[key])
    const growth = growthOf(values)
    return [
      row.what,
      ...values.map((value) => `${rounded(value)} ${row.unit}`.trim()),
      ...(bySize.length > 1 ? [row.bounded && growth !== null ? `${rounded(growth)}×` : ''] : []),
      budgetOf(row),
      verdictOn(row, values),
    ]
  })
  return aligned([head, ...rows])
}

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

/** Puts the results where bench/README.md keeps them; what stands around them is left as it is. */
export async function writeResults(results: Results): Promise<void> {
  const file = join(projectFolder, 'bench/README.md')
  const text = await readFile(file, 'utf8')
  const [before, after] = [text.split(begins)[0], text.split(ends)[1]]
  if (before === undefined || after === undefined)
    throw new Error(`${file} has lost its marks for the results`)
  const words = `${begins}\n${results.date}: ${results.machine}.\n\n${tableOf(results)}\n${ends}`
  await writeFile(file, `${before}${words}${after}`)
}
