import type { Point } from '#geo/browser/point.ts'
import { readPoint } from '#geo/browser/read-point.ts'
import { type Located, locateMunicipality } from '#geo/locate-municipality.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import type { Fields } from '#http/form.ts'
import type { PlacedBy } from '#reports/report.ts'
import type { Ask } from '../../ask.ts'

/** A place in Sweden, and the municipalities it may lie in: one when we are sure, else the likeliest first. */
export type FormPlace = {
  point: Point
  /** Only the town is known: roads and borders at its middle say nothing. */
  isTown: boolean
  source: 'polygon' | 'nearest-place'
  candidates: readonly [string, ...string[]]
  /** Where the polygons decided and a border runs near: the nearest one. */
  border: { municipality: string; metres: number } | null
}
export type ReadPlace =
  | { ok: true; place: FormPlace }
  | { ok: false; why: 'unreadable' | Extract<Located, { found: false }>['why'] }

export function readPlace(ask: Ask, { lat, lon, ort }: Readonly<Record<string, string>>): ReadPlace {
  const point = readPoint(lat, lon)
  if (!point) return { ok: false, why: 'unreadable' }
  const located = locateMunicipality(point, ask.rooms.tables().areas)
  if (!located.found) return { ok: false, why: located.why }
  const { code, source, confidence, alternatives, neighbours = [] } = located
  const others = confidence === 'sure' ? [] : alternatives
  const [nearest] = neighbours
  const border = nearest ? { municipality: nearest.code, metres: nearest.metres } : null
  return { ok: true, place: { point, isTown: ort === '1', source, candidates: [code, ...others], border } }
}

export const isUnsure = ({ candidates }: FormPlace): boolean => candidates.length > 1

/** The radio button that points to the list of all municipalities. */
export const other = 'other'

export type Home = { municipality: string; placedBy: PlacedBy }

/** The municipality the resident has settled for; null when they still have to choose. */
export function chosenHome({ candidates, source }: FormPlace, fields: Fields): Home | null {
  const [likeliest, ...others] = candidates
  if (others.length === 0) return { municipality: likeliest, placedBy: source }
  const { municipality = '', otherMunicipality = '' } = fields
  // Whoever picked from the list meant it, also without having marked the button beside it.
  const chosen = otherMunicipality === '' ? municipality : otherMunicipality
  if (chosen === likeliest) return { municipality: chosen, placedBy: source }
  return municipalityByCode(chosen) ? { municipality: chosen, placedBy: 'resident' } : null
}
