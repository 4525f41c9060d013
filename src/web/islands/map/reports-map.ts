import type { Map as MapLibre } from 'maplibre-gl'
import { inLanguage, paths } from '#paths.ts'
import { drawing } from './buttons.ts'
import { moveByKeys } from './keys.ts'
import { listBeside } from './list-beside.ts'
import { language, mapWords } from './map-words.ts'
import { openMap } from './open-map.ts'
import { pace } from './pace.ts'
import { type Pins, pinsOn } from './pins.ts'

const crosshair = 'M12 3v18M3 12h18'

/** The map of what has been reported, in step with the list beside it. */
export async function drawReportsMap(box: HTMLElement): Promise<void> {
  const { zoom = '4', group = 'open' } = box.dataset
  const opened = await openMap({ box, label: mapWords().label, zoom: Number(zoom) })
  const { map } = opened
  const pins = pinsOn(map, group)
  opened.over(pins.draw)
  const list = listBeside(map, pins.highlight)
  moveByKeys(map)
  choosePins(map, pins, list.choose)
  const reportHere = goingOn(box, map)
  map.on('moveend', () => {
    reportHere()
    void pins.refresh()
    void list.refresh()
  })
  reportHere()
  await pins.refresh()
}

/** The middle of the map is where "Rapportera här" leads. */
function goingOn(box: HTMLElement, map: MapLibre): () => void {
  const mark = document.createElement('div')
  mark.className = 'crosshair'
  mark.append(drawing([crosshair]))
  box.append(mark)
  const panel = box.parentElement?.querySelector<HTMLElement>('[data-part="panel"]')
  const link = panel?.querySelector('a')
  return () => {
    if (!panel || !link) return
    const isNear = map.getZoom() >= nearEnough
    panel.hidden = !isNear
    mark.hidden = !isNear
    link.href = inLanguage(paths.form(middleOf(map)), language())
  }
}

/** Farther away a middle says nothing of where somebody means. */
const nearEnough = 12

function middleOf(map: MapLibre): { lat: number; lon: number } {
  const { lat, lng } = map.getCenter()
  return { lat: Number(lat.toFixed(6)), lon: Number(lng.toFixed(6)) }
}

function choosePins(map: MapLibre, pins: Pins, choose: (number: number, at: Place) => void): void {
  map.on('click', ['pins', 'pin-highlight'], ({ features = [] }) => {
    const [feature] = features
    if (feature?.geometry.type !== 'Point') return
    const [lon = 0, lat = 0] = feature.geometry.coordinates
    const number = Number(feature.properties['number'])
    if (number === 0) {
      map.easeTo({ center: [lon, lat], zoom: map.getZoom() + 2, duration: pace() })
      return
    }
    pins.highlight(number)
    choose(number, { lat, lon })
  })
  map.on('mouseenter', 'pins', () => {
    map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', 'pins', () => {
    map.getCanvas().style.cursor = ''
  })
}

type Place = { lat: number; lon: number }
