import type { Feature } from 'geojson'
import type { Map as MapLibre, SymbolLayerSpecification } from 'maplibre-gl'
import { paths } from '#paths.ts'
import { language, mapWords } from './map-words.ts'
import { addClusterImage, addPinImages } from './pin-images.ts'
import { pinsQuestion } from './pins-question.ts'
import { collection } from './read-base.ts'
import { ask, fill, viewOf } from './sources.ts'

type Answer = {
  states: string[]
  since: string | null
  pins: [number: number, lon: number, lat: number, state: number][]
  clusters: [lon: number, lat: number, open: number, fixed: number, closed: number][]
}

export type Pins = {
  /** Asks for what the view shows now. */
  refresh(): Promise<void>
  /** Puts the layers on a style that has been made anew. */
  draw(): void
  /** Makes one pin larger than the others; null, none. */
  highlight(number: number | null): void
}

/** The public's reports on the map: each while they are few, else heaps that say how many. */
export function pinsOn(map: MapLibre, say: (words: string) => void): Pins {
  let answer: Answer = { states: [], since: null, pins: [], clusters: [] }
  let highlighted: number | null = null
  let latest = new AbortController()

  const show = () => {
    fill(
      map,
      'pins',
      collection([...answer.pins.map(pinOf(answer.states)), ...answer.clusters.map(heapOn(map))]),
    )
    const { dataset } = map.getContainer()
    dataset['pins'] = String(answer.pins.length)
    dataset['clusters'] = String(answer.clusters.length)
  }
  const highlight = (number: number | null) => {
    highlighted = number
    map.getContainer().dataset['highlighted'] = String(number ?? '')
    if (map.getLayer('pin-highlight')) map.setFilter('pin-highlight', ['==', ['get', 'number'], number ?? 0])
  }
  return {
    async refresh() {
      latest.abort()
      latest = new AbortController()
      const question = pinsQuestion(window.location.search)
      const address = `${paths.apiPins()}?bbox=${viewOf(map)}&zoom=${map.getZoom().toFixed(2)}&${question}`
      const found = await ask<Answer>(address, latest.signal)
      if (!found) return
      if (found.since !== answer.since) say(found.since === null ? '' : mapWords().since(dayOf(found.since)))
      answer = found
      show()
    },
    draw() {
      addPinImages(map)
      map.addSource('pins', { type: 'geojson', data: collection([]) })
      map.addLayer({ id: 'pins', type: 'symbol', source: 'pins', layout: sign(1) })
      map.addLayer({
        id: 'pin-highlight',
        type: 'symbol',
        source: 'pins',
        filter: ['==', ['get', 'number'], 0],
        layout: sign(1.45),
      })
      highlight(highlighted)
      show()
    },
    highlight,
  }
}

const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString(language() === 'en' ? 'en-GB' : 'sv-SE', { dateStyle: 'long' })

const sign = (size: number): NonNullable<SymbolLayerSpecification['layout']> => ({
  'icon-image': ['get', 'image'],
  'icon-size': size,
  'icon-allow-overlap': true,
  'icon-ignore-placement': true,
  'symbol-sort-key': ['get', 'number'],
})

const pinOf =
  (states: readonly string[]) =>
  ([number, lon, lat, state]: Answer['pins'][number]): Feature => ({
    type: 'Feature',
    properties: { number, image: `pin-${states[state]}` },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })

const heapOn =
  (map: MapLibre) =>
  ([lon, lat, open, fixed, closed]: Answer['clusters'][number]): Feature => ({
    type: 'Feature',
    properties: { number: 0, image: addClusterImage(map, mapWords().cluster({ open, fixed, closed })) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })
