/** Where street maps come from: tiles of pictures, or a style that says it all. */
export type Tiles = {
  kind: 'raster' | 'style'
  url: string
  /** Who is to be thanked, as plain words. */
  attribution: string
  /** What browsers have to be allowed to ask. */
  origin: string
}

/** Light use and demonstrations are what its keepers allow (operations.foundation.openstreetmap.org/policies/tiles). */
export const demonstrationTiles: Tiles = {
  kind: 'raster',
  url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  attribution: '© OpenStreetMap contributors',
  origin: 'https://tile.openstreetmap.org',
}

/** Without tiles maps show coast, lakes, places, borders and imported roads. */
const noTiles = 'none'

type Given = {
  url: string | null
  attribution: string | null
  mode: 'demonstration' | 'local' | 'production'
}
type Read = { tiles: Tiles | null } | { wrong: string[] }

/** What MAP_TILES_URL and MAP_ATTRIBUTION say together. */
export function readTiles({ url, attribution, mode }: Given): Read {
  if (url === null) {
    if (attribution !== null)
      return { wrong: ['MAP_TILES_URL is missing: whose tiles is MAP_ATTRIBUTION about?'] }
    return { tiles: mode === 'demonstration' ? demonstrationTiles : null }
  }
  if (url === noTiles) return { tiles: null }
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username)
    return { wrong: ['MAP_TILES_URL: give https://host/{z}/{x}/{y}.png, the address of a style, or none.'] }
  if (mode === 'production' && parsed.protocol !== 'https:')
    return { wrong: ['MAP_TILES_URL: production needs https.'] }
  if (attribution === null) return { wrong: ['MAP_ATTRIBUTION is missing: whose map is it?'] }
  const kind = ['{z}', '{x}', '{y}'].every((part) => url.includes(part)) ? 'raster' : 'style'
  return { tiles: { kind, url, attribution, origin: parsed.origin } }
}
