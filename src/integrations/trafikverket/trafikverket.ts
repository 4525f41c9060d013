import type { RoadChange } from '#geo/roads/road-change.ts'
import { inXml, postQuery, withoutKey } from './post-query.ts'
import { type Result, readNetworks, readRecord, readResult } from './read-records.ts'
import type { TrafikverketSettings } from './settings.ts'

/** Changes in the order they were made, and the number to ask on from. */
export type ChangesRead =
  | {
      ok: true
      changes: readonly RoadChange[]
      /** How many records could not be understood. */
      unread: number
      last: string
      isLast: boolean
    }
  | { ok: false; reason: string }

/** Trafikverket's open API: who keeps which road (Väghållare), as it changes. */
export type Trafikverket = { changesAfter(change: string): Promise<ChangesRead> }

const recordsAtOnce = 2000

export function trafikverket(settings: TrafikverketSettings): Trafikverket {
  return {
    async changesAfter(change) {
      const result = await ask(ownersQuery(change))
      if (typeof result === 'string') return { ok: false, reason: result }
      const rows = result.Väghållare ?? []
      const today = new Date().toISOString().slice(0, 10)
      const changes = rows.flatMap((row) => readRecord(row, today) ?? [])
      const last = result.INFO?.LASTCHANGEID ?? change
      if (rows.length > 0 && BigInt(last) <= BigInt(change))
        return { ok: false, reason: 'the answer has records, and a number no higher than was asked' }
      const withNetworks = await addNetworks(changes)
      if (typeof withNetworks === 'string') return { ok: false, reason: withNetworks }
      return {
        ok: true,
        changes: withNetworks,
        unread: rows.length - changes.length,
        // Where nothing is new the number may be nought: one asks on from where one was.
        last: rows.length > 0 ? last : change,
        // Not told by how few they are: the far side may have a limit lower than ours.
        isLast: rows.length === 0,
      }
    },
  }

  async function addNetworks(changes: readonly RoadChange[]): Promise<readonly RoadChange[] | string> {
    const links = new Set(changes.flatMap((change) => (change.kind === 'told' ? change.stretch.link : [])))
    if (links.size === 0) return changes
    const result = await ask(networksQuery([...links]))
    if (typeof result === 'string') return result
    const networks = readNetworks(result.Vägtrafiknät ?? [])
    return changes.map((change) =>
      change.kind === 'told' ? { ...change, network: networks.get(change.stretch.link) ?? null } : change,
    )
  }

  async function ask(query: string): Promise<Result | string> {
    const answer = await postQuery(settings, query)
    const result = answer.ok ? readResult(answer.json) : answer.reason
    return typeof result === 'string' ? withoutKey(result, settings.key) : result
  }
}

const include = (fields: readonly string[]) => fields.map((field) => `<INCLUDE>${field}</INCLUDE>`).join('')

const ownersQuery = (change: string) =>
  `<QUERY objecttype="Väghållare" namespace="vägdata.nvdb_dk_o" schemaversion="1.2" includedeletedobjects="true"` +
  ` changeid="${inXml(change)}" limit="${recordsAtOnce}"><FILTER/>` +
  include(['GID', 'Element_Id', 'Start_Measure', 'End_Measure', 'Valid_To', 'Deleted']) +
  `${include(['Väghållartyp', 'Väghållarnamn', 'Geometry.WKT-WGS84-3D'])}</QUERY>`

const networksQuery = (links: readonly string[]) =>
  `<QUERY objecttype="Vägtrafiknät" namespace="vägdata.nvdb_dk_o" schemaversion="1.2"><FILTER>` +
  `<IN name="Element_Id" value="${inXml(links.join(','))}"/></FILTER>` +
  `${include(['Element_Id', 'Nättyp'])}</QUERY>`
