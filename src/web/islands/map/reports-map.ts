import type { Map as MapLibre } from 'maplibre-gl'
import { inLanguage, paths } from '#paths.ts'
import { drawing } from './buttons.ts'
import { filterBeside } from './filter-beside.ts'
import { moveByKeys } from './keys.ts'
import { listBeside } from './list-beside.ts'
import { language, mapWords } from './map-words.ts'
import { openMap } from './open-map.ts'
import { pace } from './pace.ts'
import { type Pins, pinsOn } from './pins.ts'

/** Open in the middle: what lies there is seen through it. */
const crosshair = 'M12 1v6M12 17v6M1 12h6M17 12h6M12 12h.01'

/** The map of what has been reported, in step with the list beside it. */
export async function drawReportsMap(box: HTMLElement): Promise<void> {
  const { zoom = '4' } = box.dataset
  const opened = await openMap({ box, label: mapWords().label, zoom: Number(zoom) })
  const { map } = opened
  const pins = pinsOn(map, opened.say)
  opened.over(pins.draw)
  const list = listBeside(map, pins.highlight)
  moveByKeys(map)
  choosePins(map, pins, list.choose)
  const reportHere = goingOn(box, map)
  const refresh = () => {
    void pins.refresh()
    void list.refresh()
  }
  map.on('moveend', () => {
    reportHere()
    refresh()
  })
  filterBeside(refresh)
  reportHere()
  // An address that was shared from a map: the list is of what that showed, unless it goes on from a list before it.
  const asked = new URLSearchParams(window.location.search)
  if (asked.has('z') && !asked.has('efter')) void list.refresh()
  await pins.refresh()
}

/** The middle of the map is where "Rapportera här" leads. */
function goingOn(box: HTMLElement, map: MapLibre): () => void {
  const panel = box.parentElement?.querySelector<HTMLElement>('[data-part="panel"]')
  const link = panel?.querySelector('a')
  if (link) markMiddle(box, map, link)
  return () => {
    if (!panel || !link) return
    const isNear = map.getZoom() >= nearEnough
    panel.hidden = !isNear
    link.href = inLanguage(paths.form(middleOf(map)), language())
  }
}

/** Shown while a place is sought, and while the way on from it is about to be taken; else nothing lies over the pins. */
function markMiddle(box: HTMLElement, map: MapLibre, link: HTMLElement): void {
  const mark = document.createElement('div')
  mark.className = 'crosshair'
  mark.hidden = true
  mark.append(drawing([crosshair]))
  box.append(mark)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(waiting)
    mark.hidden = map.getZoom() < nearEnough
  }
  const hide = () => {
    clearTimeout(waiting)
    mark.hidden = true
  }
  map.on('move', show)
  map.on('moveend', () => {
    waiting = setTimeout(hide, rest)
  })
  for (const event of ['pointerenter', 'focus'] as const) link.addEventListener(event, show)
  for (const event of ['pointerleave', 'blur'] as const) link.addEventListener(event, hide)
}

/** How long the middle is shown after the map has come to rest. */
const rest = 2_000

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
