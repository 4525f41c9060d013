import { z } from 'zod'
import type { RoadNetwork, RoadOwner } from '#geo/roads/road.ts'
import type { OwnerEnded, RoadChange } from '#geo/roads/road-change.ts'
import { linesInWkt } from '#geo/wkt.ts'

const result = z.looseObject({
  ERROR: z.looseObject({ MESSAGE: z.string().optional() }).optional(),
  INFO: z.looseObject({ LASTCHANGEID: z.string().regex(/^\d+$/).optional() }).optional(),
  Väghållare: z.array(z.unknown()).optional(),
  Vägtrafiknät: z.array(z.unknown()).optional(),
})
const envelope = z.looseObject({ RESPONSE: z.looseObject({ RESULT: z.array(result).min(1) }) })

const isTrue = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
const record = z.looseObject({
  GID: z.coerce.number().int(),
  Deleted: isTrue.optional(),
  Valid_To: z.string().optional(),
  Element_Id: z.string().optional(),
  Start_Measure: z.coerce.number().optional(),
  End_Measure: z.coerce.number().optional(),
  Väghållartyp: z.string().optional(),
  Väghållarnamn: z.string().optional(),
  Geometry: z.looseObject({ 'WKT-WGS84-3D': z.string().optional() }).optional(),
})
const networkRecord = z.looseObject({ Element_Id: z.string(), Nättyp: z.string() })

const owners: Record<string, RoadOwner> = { statlig: 'state', kommunal: 'municipal', enskild: 'private' }
const networks: Record<string, RoadNetwork> = {
  bilnät: 'carriageway',
  cykelnät: 'cycleway',
  gångnät: 'footway',
}

export type Result = z.infer<typeof result>

/** The one result of a query; a text says what was answered instead, also where that came with HTTP 200. */
export function readResult(json: unknown): Result | string {
  const read = envelope.safeParse(json)
  if (!read.success) return 'the answer has another shape than expected'
  const [first] = read.data.RESPONSE.RESULT
  if (!first) return 'the answer is empty'
  return first.ERROR ? `refused: ${first.ERROR.MESSAGE ?? 'without a reason'}` : first
}

/** A record as a change, its network yet unknown; null when it can't be understood. */
export function readRecord(json: unknown, today: string): RoadChange | null {
  const read = record.safeParse(json)
  if (!read.success) return null
  const { GID, Deleted, Valid_To, Väghållartyp, Väghållarnamn, Geometry } = read.data
  const stretch = stretchOf(read.data)
  // A record that begins later than today counts already: it is told of once only.
  if (Deleted || (Valid_To && Valid_To.slice(0, 10) <= today)) return { kind: 'ended', record: GID, stretch }
  const owner = owners[Väghållartyp?.trim().toLowerCase() ?? '']
  const lines = linesInWkt(Geometry?.['WKT-WGS84-3D'] ?? '')
  if (!owner || !stretch || !lines) return null
  return {
    kind: 'told',
    record: GID,
    stretch,
    owner,
    ownerName: Väghållarnamn?.trim() || null,
    network: null,
    lines,
  }
}

function stretchOf({
  Element_Id,
  Start_Measure,
  End_Measure,
}: z.infer<typeof record>): OwnerEnded['stretch'] {
  if (!Element_Id || Start_Measure === undefined || End_Measure === undefined) return null
  return { link: Element_Id, from: Start_Measure, to: End_Measure }
}

/** Which network each link belongs to; null for one that is several, or none of ours. */
export function readNetworks(rows: readonly unknown[]): Map<string, RoadNetwork | null> {
  const found = new Map<string, RoadNetwork | null>()
  for (const row of rows) {
    const read = networkRecord.safeParse(row)
    if (!read.success) continue
    const { Element_Id, Nättyp } = read.data
    const network = networks[Nättyp.trim().toLowerCase()] ?? null
    const before = found.get(Element_Id)
    found.set(Element_Id, before === undefined || before === network ? network : null)
  }
  return found
}
