import type { AreaIndex } from '#geo/area-index.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { nearestMunicipalities } from '#geo/nearest-place.ts'
import type { Road } from '#geo/roads/road.ts'

/** The municipality a road is kept under, by its middle corner; a bridge over the sea goes to the nearest. */
export function municipalityOfRoad({ line }: Pick<Road, 'line'>, areas: AreaIndex | null): string {
  const at = 2 * Math.floor(line.length / 4)
  const middle = { lon: line[at] ?? 0, lat: line[at + 1] ?? 0 }
  const located = locateMunicipality(middle, areas)
  return located.found ? located.code : nearestMunicipalities(middle).candidates[0].code
}
