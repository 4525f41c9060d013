import type { StyleSpecification } from 'maplibre-gl'
import type { Tiles as Setting } from '#geo/map/tiles.ts'

export type Tiles = Setting & { style?: StyleSpecification }

const patience = 4_000

/** The deployment's tiles; null where there are none, or their style can't be had. */
export async function readTiles(setting: string | undefined): Promise<Tiles | 'lost' | null> {
  if (!setting) return null
  const tiles: Tiles = JSON.parse(setting)
  if (tiles.kind === 'raster') return tiles
  try {
    const answer = await fetch(tiles.url, { signal: AbortSignal.timeout(patience), referrerPolicy: 'origin' })
    return answer.ok ? { ...tiles, style: await answer.json() } : 'lost'
  } catch {
    return 'lost'
  }
}
