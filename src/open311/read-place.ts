import type { Point } from '#geo/browser/point.ts'
import { readPoint } from '#geo/browser/read-point.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import type { PlacedBy } from '#reports/report.ts'
import { Open311Mistake } from './mistake.ts'
import type { Open311Post } from './rooms.ts'

export type ReadPlace = { point: Point; municipality: string; placedBy: PlacedBy }

/**
 * Where it is: `lat` and `long`, in Sweden, and in the municipality that is asked for or the key belongs to. Where the
 * map isn't sure between two, theirs is meant.
 */
export function readPlace(ask: Open311Post, asked: string | null): ReadPlace | Open311Mistake {
  const { lat, long } = ask.asked
  if (lat === undefined || long === undefined) return new Open311Mistake('place_missing')
  const point = readPoint(lat, long)
  if (!point) return new Open311Mistake('parameter_unreadable', 'lat, long')
  const located = locateMunicipality(point, ask.rooms.tables().areas)
  if (!located.found) return new Open311Mistake(located.why === 'sea' ? 'place_at_sea' : 'place_abroad')
  const { code, source, confidence, alternatives } = located
  if (asked === null || asked === code) return { point, municipality: code, placedBy: source }
  const mayBe = confidence === 'unsure' && alternatives.includes(asked)
  return mayBe
    ? { point, municipality: asked, placedBy: 'resident' }
    : new Open311Mistake('place_elsewhere', municipalityByCode(asked)?.official ?? asked)
}
