import type { Feature } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { map as words } from '#i18n/sv/pages/map.ts'
import { circleAround } from './circle.ts'
import { colours } from './colours.ts'
import { pace } from './pace.ts'
import { collection } from './read-base.ts'
import { fill } from './sources.ts'

export type Positioning = {
  words: typeof words
  say(sentence: string): void
  located: ((point: { lat: number; lon: number }) => void) | undefined
}

export type Position = {
  /** Goes to where the device is, with a circle as wide as that is unsure, and says it in words. */
  show(): void
  /** Puts the circle on a style that has been made anew. */
  draw(): void
}

export function positionOn(map: MapLibre, { words, say, located }: Positioning): Position {
  let circles: Feature[] = []
  return {
    show() {
      say(words.locating)
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const point = { lat: coords.latitude, lon: coords.longitude }
          circles = [circleAround(point, coords.accuracy)]
          fill(map, 'position', collection(circles))
          const zoom = coords.accuracy > 1000 ? 12 : coords.accuracy > 200 ? 15 : 17
          map.easeTo({ center: [point.lon, point.lat], zoom, duration: pace() })
          located?.(point)
          say(words.accuracy(coords.accuracy))
        },
        () => say(words.noPosition),
        { enableHighAccuracy: true, timeout: 15_000 },
      )
    },
    draw() {
      const { primary } = colours()
      map.addSource('position', { type: 'geojson', data: collection(circles) })
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
    },
  }
}
