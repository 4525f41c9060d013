import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Category, categoryByOldName } from '#bodies/catalogue.ts'
import { Refused } from '#errors.ts'
import { municipalities } from '#geo/municipalities.ts'

/** A report as the old service gave it out, with what it is called today. */
export type OldReport = {
  number: number
  lat: number
  lon: number
  title: string
  description: string
  category: Category
  /** SCB code of who got it then, and ought to get it now. */
  municipality: string
  isClosed: boolean
}

const exported = z.array(
  z.object({
    service_request_id: z.number().int(),
    lat: z.coerce.number(),
    long: z.coerce.number(),
    title: z.string(),
    detail: z.string(),
    service_name: z.string(),
    status: z.enum(['open', 'closed']),
    agency_responsible: z.object({ recipient: z.array(z.string()).min(1) }),
  }),
)

/** Reads an Open311 export of the old service. */
export async function readOldReports(file: string): Promise<OldReport[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
  const read = exported.safeParse(parsed(text))
  if (!read.success) throw new Refused(`${file} is no export of reports: ${z.prettifyError(read.error)}`)
  return read.data.map((row) => ({
    number: row.service_request_id,
    lat: row.lat,
    lon: row.long,
    title: row.title,
    description: row.detail,
    category: categoryOf(row.service_name),
    municipality: municipalityOf(row.agency_responsible.recipient[0] ?? ''),
    isClosed: row.status === 'closed',
  }))
}

/** So many of them, evenly from first to last; the same ones each time. */
export function sampled<T>(all: readonly T[], size: number | null): T[] {
  if (size === null || size >= all.length) return [...all]
  const step = all.length / size
  return Array.from({ length: size }, (_, place) => all[Math.floor((place + 0.5) * step)]).flatMap((one) =>
    one === undefined ? [] : [one],
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function categoryOf(oldName: string): Category {
  const category = categoryByOldName(oldName)
  if (!category) throw new Refused(`No category has "${oldName}" among its old names.`)
  return category
}

function municipalityOf(oldName: string): string {
  const name = oldName.replace(/ (kommun|stad)$/i, '')
  // "Göteborgs kommun" is the municipality of Göteborg; "Borås kommun" takes no further s.
  const found = municipalities.find((one) => one.name === name || `${one.name}s` === name)
  if (!found) throw new Refused(`"${oldName}" is no municipality.`)
  return found.code
}
