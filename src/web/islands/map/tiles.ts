import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import type { Tiles as Setting } from '#geo/map/tiles.ts'

export type Tiles = Setting & { style?: StyleSpecification }

const patience = 4_000
/** A server that neither answers nor refuses leaves no picture: so long one may look at nothing. */
const longPatience = 8_000

/** The deployment's tiles; null where there are none, or their style can't be had. */
export async function readTiles(setting: string | undefined): Promise<Tiles | 'lost' | null> {
  if (!setting) return null
  const tiles: Tiles = JSON.parse(setting)
  if (tiles.kind === 'raster') return tiles
  try {
    const answer = await fetch(tiles.url, { signal: AbortSignal.timeout(patience), referrerPolicy: 'origin' })
    const style: unknown = answer.ok ? await answer.json() : null
    return isStyle(style) ? { ...tiles, style } : 'lost'
  } catch {
    return 'lost'
  }
}

/** What answers is somebody else's: a page in place of a style must not take the map with it. */
function isStyle(told: unknown): told is StyleSpecification {
  if (typeof told !== 'object' || told === null) return false
  return (
    'sources' in told && typeof told.sources === 'object' && 'layers' in told && Array.isArray(told.layers)
  )
}

/** The layer of a deployment's pictures, and what it is drawn from. */
export const rasterName = 'tiles'

/** Calls once if the first tiles can't be had; one that is missing among others is nothing to speak of. */
export function whenTilesFail(map: MapLibre, tiles: Tiles | null, call: () => void): void {
  const names = Object.keys(tiles?.style?.sources ?? { [rasterName]: true })
  let isDecided = tiles === null
  const isTheirs = (event: object) => 'sourceId' in event && names.includes(String(event.sourceId))
  const fail = () => {
    if (isDecided) return
    isDecided = true
    call()
  }
  map.on('data', (event) => {
    if (event.dataType === 'source' && 'tile' in event && isTheirs(event)) isDecided = true
  })
  map.on('error', (event) => {
    if (isTheirs(event)) fail()
  })
  setTimeout(fail, longPatience)
}
