import type { Map as MapLibre } from 'maplibre-gl'
import { paths } from '#paths.ts'
import { collection, corners } from './read-base.ts'
import { ask, fill, viewOf } from './sources.ts'

const stepsPerDegree = 100_000
const nearEnough = 13
const widest = 0.24

type Draw = () => void

/** The municipalities' borders, where the deployment has imported them. */
export async function borders(map: MapLibre): Promise<Draw> {
  const found = await ask<{ lines: number[][] }>(paths.apiBorders())
  const lines = (found?.lines ?? []).map((line) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString' as const, coordinates: corners(line, stepsPerDegree) },
  }))
  return () => fill(map, 'borders', collection(lines))
}

/** The imported roads of the view, from near; where tiles show streets they are not asked for. */
export function roads(map: MapLibre, isWanted: () => boolean): Draw {
  let latest = new AbortController()
  const draw = async () => {
    if (!isWanted() || map.getZoom() < nearEnough || isTooWide(map)) return
    latest.abort()
    latest = new AbortController()
    const found = await ask<{ roads: [network: string, name: string, line: number[]][] }>(
      `${paths.apiRoads()}?bbox=${viewOf(map)}`,
      latest.signal,
    )
    if (!found) return
    const lines = found.roads.map(([network, name, line]) => ({
      type: 'Feature' as const,
      properties: { network, name },
      geometry: { type: 'LineString' as const, coordinates: corners(line, stepsPerDegree) },
    }))
    fill(map, 'roads', collection(lines))
  }
  map.on('moveend', () => void draw())
  return () => void draw()
}

function isTooWide(map: MapLibre): boolean {
  const bounds = map.getBounds()
  return bounds.getEast() - bounds.getWest() > widest || bounds.getNorth() - bounds.getSouth() > widest
}
