import { GeoJSONSource, type Map as MapLibre } from 'maplibre-gl'
import type { map as words } from '#i18n/sv/pages/map.ts'
import { circleAround } from './circle.ts'
import { colours } from './colours.ts'
import { pace } from './pace.ts'

export type Positioning = {
  words: typeof words
  say(sentence: string): void
  located: ((point: { lat: number; lon: number }) => void) | undefined
}

/** Goes to where the device is, with a circle as wide as that is unsure, and says it in words. */
export function showPosition(map: MapLibre, { words, say, located }: Positioning): void {
  say(words.locating)
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const point = { lat: coords.latitude, lon: coords.longitude }
      draw(map, circleAround(point, coords.accuracy))
      const zoom = coords.accuracy > 1000 ? 12 : coords.accuracy > 200 ? 15 : 17
      map.easeTo({ center: [point.lon, point.lat], zoom, duration: pace() })
      located?.(point)
      say(words.accuracy(coords.accuracy))
    },
    () => say(words.noPosition),
    { enableHighAccuracy: true, timeout: 15_000 },
  )
}

function draw(map: MapLibre, circle: ReturnType<typeof circleAround>): void {
  const known = map.getSource('position')
  if (known instanceof GeoJSONSource) {
    known.setData(circle)
    return
  }
  const { primary } = colours()
  map.addSource('position', { type: 'geojson', data: circle })
  map.addLayer({
    id: 'position',
    type: 'fill',
    source: 'position',
    paint: { 'fill-color': primary, 'fill-opacity': 0.15 },
  })
  map.addLayer({
    id: 'position-edge',
    type: 'line',
    source: 'position',
    paint: { 'line-color': primary, 'line-width': 2 },
  })
}
