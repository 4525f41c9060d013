import type { Point } from '#geo/browser/point.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import type { PlacedBy } from '../answer.ts'
import type { Step } from '../codes.ts'
import type { Tables } from '../tables.ts'

export type Home = {
  found: true
  code: string
  placedBy: PlacedBy
  confidence: 'sure' | 'likely' | 'unsure'
  /** The others it may be. */
  neighbours: readonly string[]
  steps: readonly Step[]
}
export type FoundHome = Home | { found: false; why: 'sea' | 'abroad'; steps: readonly Step[] }

/** Whether a place is Sweden's, and whose; a resident who chose knows better than the map. */
export function findMunicipality(
  { areas }: Pick<Tables, 'areas'>,
  place: Point,
  chosen: string | undefined,
): FoundHome {
  const located = locateMunicipality(place, areas)
  if (!located.found)
    return { found: false, why: located.why, steps: [{ code: 'outside', facts: { where: located.why } }] }
  const code = chosen ?? located.code
  const placedBy = chosen === undefined || chosen === located.code ? located.source : 'resident'
  const isUnsure = chosen === undefined && located.confidence === 'unsure'
  const neighbours = isUnsure ? located.alternatives : []
  return {
    found: true,
    code,
    placedBy,
    confidence: isUnsure ? 'unsure' : placedBy === 'nearest-place' ? 'likely' : 'sure',
    neighbours,
    steps: [
      { code: 'in-sweden', facts: {} },
      { code: 'in-municipality', facts: { municipality: code, placedBy } },
      ...neighbours.map((municipality): Step => {
        const metres = located.neighbours?.find((neighbour) => neighbour.code === municipality)?.metres
        const facts = { municipality, metres: metres === undefined ? null : Math.round(metres) }
        return { code: 'near-border', facts }
      }),
    ],
  }
}
