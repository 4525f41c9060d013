import { parse } from 'csv-parse/sync'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { municipalities } from '#geo/municipalities.ts'
import { Refused } from '../errors.ts'
import { categoryByCode } from './catalogue.ts'

/** One row of the file: a cell that is left empty leaves what is there as it is. */
type Row = {
  line: number
  body: string
  category: string | null
  address: string | null
  refuses: boolean | null
  ownPage: string | null
  telephone: string | null
}

export const columns = ['body', 'category', 'address', 'refuses', 'own_page', 'telephone'] as const

/**
 * Sets recipients' addresses, refusing, own page and telephone from a CSV file with a heading line of
 * `columns`, comma or semicolon between. All of it or nothing: every wrong cell is named with its line.
 */
export async function importBodies(db: Db, text: string): Promise<{ bodies: number; addresses: number }> {
  const rows = readRows(text, await codesByName(db))
  await inTransaction(db, async (tx) => {
    for (const row of rows) await store(tx, row)
  })
  return {
    bodies: new Set(rows.map((row) => row.body)).size,
    addresses: rows.filter((row) => row.address).length,
  }
}

function readRows(text: string, codes: Map<string, string>): Row[] {
  const wrong: string[] = []
  const rows = cells(text).map(({ record, line }) => {
    const complain = (column: string, sentence: string) => {
      wrong.push(`Line ${line}, ${column}: ${sentence}`)
      return null
    }
    const cell = (column: (typeof columns)[number]) => record[column]?.trim() || null
    const body =
      codes.get((cell('body') ?? '').toLowerCase()) ??
      complain('body', `"${cell('body') ?? ''}" is no code or name of a body.`)
    const category = cell('category')
    if (category && !categoryByCode(category)) complain('category', `"${category}" is not in the catalogue.`)
    const address = cell('address')
    if (address && !/^[^\s<>@,;"]+@[^\s<>@,;"]+\.[^\s<>@,;"]+$/.test(address))
      complain('address', `"${address}" is no e-mail address.`)
    const refuses = cell('refuses')
    if (refuses && !/^(yes|no)$/i.test(refuses)) complain('refuses', 'say yes or no.')
    const ownPage = cell('own_page')
    if (ownPage && !/^https?:\/\/\S+$/.test(ownPage))
      complain('own_page', 'give an address that begins with https://.')
    return {
      line,
      body: body ?? '',
      category,
      address,
      refuses: refuses ? /^yes$/i.test(refuses) : null,
      ownPage,
      telephone: cell('telephone'),
    }
  })
  if (rows.length === 0) wrong.push('The file has no rows.')
  if (wrong.length > 0) throw new Refused(shortened(wrong).join('\n'))
  return rows
}

const mostComplaints = 20

const shortened = (wrong: string[]): string[] =>
  wrong.length <= mostComplaints
    ? wrong
    : [...wrong.slice(0, mostComplaints), `And ${wrong.length - mostComplaints} more.`]

type Cells = { record: Record<string, string>; line: number }

function cells(text: string): Cells[] {
  const heading = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? ''
  const delimiter = heading.includes(';') ? ';' : ','
  const unknown = heading
    .split(delimiter)
    .map((name) => name.trim().replaceAll('"', '').toLowerCase())
    .filter((name) => name && !columns.some((column) => column === name))
  if (unknown.length > 0 || !heading.includes('body')) {
    throw new Refused(
      `The first line must name columns among ${columns.join(', ')}; body is required. Not known: ${unknown.join(', ') || 'none'}.`,
    )
  }
  try {
    const parsed: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter,
      info: true,
      skip_empty_lines: true,
    })
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    throw new Refused(`The file is not sound CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A body may be named by code, slug, official name or a municipality's short name. */
async function codesByName(db: Db): Promise<Map<string, string>> {
  const bodies = await db.selectFrom('bodies').select(['code', 'slug', 'name']).execute()
  const names = bodies.flatMap(({ code, slug, name }) =>
    [code, slug, name].map((one) => [one.toLowerCase(), code] as const),
  )
  const short = municipalities.map(({ name, code }) => [name.toLowerCase(), code] as const)
  return new Map([...short, ...names])
}

async function store(tx: Db, { body, category, address, refuses, ownPage, telephone }: Row): Promise<void> {
  const own = {
    ...(refuses === null ? {} : { refuses_reports: refuses }),
    ...(ownPage === null ? {} : { own_page: ownPage }),
    ...(telephone === null ? {} : { telephone }),
  }
  if (Object.keys(own).length > 0)
    await tx
      .updateTable('bodies')
      .set({ ...own, changed_at: new Date() })
      .where('code', '=', body)
      .execute()
  if (address === null) return
  await tx
    .insertInto('recipients')
    .values({ body, category, address })
    .onConflict((conflict) =>
      conflict.columns(['body', 'category']).doUpdateSet({ address, changed_at: new Date() }),
    )
    .execute()
}
