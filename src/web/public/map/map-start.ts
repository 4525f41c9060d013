import type { Ask } from '../../ask.ts'
import type { MapStart } from '../../ui/map-box.tsx'

/** The files a map is drawn with, and whose tiles. */
export function mapFiles({ rooms }: Ask): Pick<MapStart, 'base' | 'worker' | 'styles' | 'tiles'> {
  const { assets, tiles } = rooms
  return {
    base: assets.named('map-base.json')?.path,
    styles: assets.named('maplibre.css')?.path,
    worker: assets.named('map-worker.js')?.path,
    tiles: tiles ? JSON.stringify(tiles) : undefined,
  }
}

/** So near that one sees a municipality. */
export const aMunicipality = 9
