import { z } from 'zod'

export type ReadList<T> = { ok: true; rows: readonly T[] } | { ok: false; faults: readonly string[] }

type Wanted<T extends z.ZodType> = {
  /** The list's name in the file, and what one row of it is called in a complaint. */
  list: string
  row: string
  schema: T
}

/** Reads `{ "list": [row, …] }` from a body's JSON file: all of it, or every fault with the row it is in. */
export function readList<T extends z.ZodType>(
  json: string,
  { list, row, schema }: Wanted<T>,
): ReadList<z.output<T>> {
  const file = z.object({ [list]: z.array(z.unknown()) }).safeParse(parsed(json))
  if (!file.success) return { ok: false, faults: [`The file is no JSON object with a list called ${list}.`] }
  const faults: string[] = []
  const rows = (file.data[list] ?? []).flatMap((written, place) => {
    const read = schema.safeParse(written)
    if (read.success) return [read.data]
    faults.push(...read.error.issues.map((issue) => `${row} ${place + 1}, ${sayIssue(issue)}`))
    return []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows }
}

/** The codes that stand more than once, as faults. */
export function namesakes(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, place) => codes.indexOf(code) !== place))].map(
    (code) => `${code}, code: used more than once.`,
  )
}

const sayIssue = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.join(' ') || 'row'}: ${message}.`

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
