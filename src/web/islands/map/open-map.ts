import { AttributionControl, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import { styleOf } from './base-style.ts'
import { addButtons } from './buttons.ts'
import { whenColoursChange } from './colours.ts'
import { mapWords } from './map-words.ts'
import { positionOn } from './position.ts'
import { readBase } from './read-base.ts'
import { borders, roads } from './roads.ts'
import { readTiles, whenTilesFail } from './tiles.ts'

export type OpenMap = {
  map: MapLibre
  /** Says something on the map, to everybody. */
  say(words: string): void
  /** Draws what a page shows over the base, now and whenever its style is made anew. */
  over(draw: () => void): void
}

type Opening = {
  box: HTMLElement
  label: string
  zoom: number
  /** Told where the device is, when somebody has asked for it. */
  located?: (point: { lat: number; lon: number }) => void
}

/** So wide that a wide window can show all of Sweden, which is high and narrow. */
const bounds: [number, number, number, number] = [-25, 50, 60, 73]
/** What is shown when no place is known. */
const sweden: [number, number, number, number] = [10.9, 55.2, 24.2, 69.1]

const patience = 20_000

/** A map with our base, and tiles where there are any; without WebGL it throws. */
export async function openMap({ box, label, zoom, located }: Opening): Promise<OpenMap> {
  const { worker = '', base: address = '', lat = '62.4', lon = '16.6' } = box.dataset
  const words = mapWords()
  setWorkerUrl(new URL(worker, window.location.href).href)
  const [base, read] = await Promise.all([
    readBase(address),
    readTiles(box.dataset['tiles']),
    loadStyles(box.dataset['styles']),
  ])
  let tiles = read === 'lost' ? null : read
  const style = () => styleOf(base, tiles, words.sources.base)
  const map = new MapLibre({
    ...manners,
    container: box,
    style: style(),
    center: [Number(lon), Number(lat)],
    zoom,
    ...(box.dataset['zoom'] === undefined && {
      bounds: sweden,
      fitBoundsOptions: { padding: { top: 16, right: 16, bottom: 32, left: 16 } },
    }),
    locale: { 'Map.Title': label },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
  const say = saying(box)
  const position = positionOn(map, { words, say, located })
  addButtons(map, words, position.show)
  const overlays = [roads(map, () => tiles === null), position.draw]
  let isReady = false
  const drawAll = () => {
    isReady = true
    for (const draw of overlays) draw()
  }
  const drawAnew = () => {
    isReady = false
    map.setStyle(style(), { diff: false })
  }
  const over = (draw: () => void) => {
    overlays.push(draw)
    if (isReady) draw()
  }
  map.on('style.load', drawAll)
  whenTilesFail(map, tiles, () => {
    tiles = null
    say(words.noTiles)
    drawAnew()
  })
  if (read === 'lost') say(words.noTiles)
  await drawn(map)
  over(await borders(map))
  await shown(map)
  box.querySelector('[data-part="loading"]')?.remove()
  whenColoursChange(drawAnew)
  return { map, say, over }
}

/** MapLibre's own styles, which no page needs before its map. */
const loadStyles = (address = ''): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.onload = resolve
    link.onerror = reject
    document.head.append(link)
  })

const manners = {
  minZoom: 3,
  maxZoom: 19,
  maxBounds: bounds,
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  keyboard: false,
  fadeDuration: 0,
  // Whoever serves tiles may know which site they are for, and no more.
  transformRequest: (url: string) => ({ url, ...(isTheirs(url) && { referrerPolicy: 'origin' as const }) }),
} as const

const isTheirs = (url: string) => new URL(url, window.location.href).origin !== window.location.origin

function saying(box: HTMLElement): (words: string) => void {
  const said = box.parentElement?.querySelector('[data-part="said"]')
  return (words) => {
    if (said) said.textContent = words
  }
}

const drawn = (map: MapLibre): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the map is not drawn')), patience)
    map.once('style.load', () => {
      clearTimeout(late)
      resolve()
    })
  })

/** All of it, or what has come in a while: a server of tiles that never answers must not hide the rest. */
const shown = (map: MapLibre): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, 5_000)
    map.once('idle', () => {
      clearTimeout(late)
      resolve()
    })
  })
