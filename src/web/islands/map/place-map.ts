import { type Map as MapLibre, Marker } from 'maplibre-gl'
import type { SaidOnMap } from '#geo/words/place-in-words.ts'
import { paths } from '#paths.ts'
import { symbols } from '../../ui/icons.ts'
import { drawing } from './buttons.ts'
import type { Follow, Place } from './follow.ts'
import { followInForm } from './follow-in-form.ts'
import { followInSearch } from './follow-in-search.ts'
import { moveByKeys } from './keys.ts'
import { language, mapWords } from './map-words.ts'
import { openMap } from './open-map.ts'
import { pace } from './pace.ts'
import { ask } from './sources.ts'

const quiet = 250

const followers: Readonly<Record<string, (box: HTMLElement) => Follow>> = {
  form: followInForm,
  search: followInSearch,
}

/** A map to point out one place on: a fixed crosshair where fingers move the map, a pin to drag where there is a mouse. */
export async function drawPlaceMap(box: HTMLElement): Promise<void> {
  const { zoom = '16', goal = 'form' } = box.dataset
  let located: (place: Place) => void = () => {}
  const { map } = await openMap({
    box,
    label: mapWords().placeLabel,
    zoom: Number(zoom),
    located: (place) => located(place),
  })
  const tell = telling(map, followers[goal]?.(box) ?? (() => {}))
  if (matchMedia('(pointer: coarse)').matches) fixCrosshair(box, map, tell)
  else located = layPin(map, tell)
}

function fixCrosshair(box: HTMLElement, map: MapLibre, tell: (place: Place) => void): void {
  const mark = document.createElement('div')
  mark.className = 'crosshair'
  mark.append(drawing([symbols.place]))
  box.append(mark)
  moveByKeys(map)
  map.on('moveend', () => tell(placeOf(map.getCenter())))
}

/** Returns how the pin is put somewhere else. */
function layPin(map: MapLibre, tell: (place: Place) => void): (place: Place) => void {
  const element = document.createElement('div')
  element.className = 'map-pin'
  element.append(drawing([symbols.place]))
  const pin = new Marker({ element, anchor: 'bottom', draggable: true }).setLngLat(map.getCenter()).addTo(map)
  // The canvas is the keyboard's one stop, and its name says how the pin is moved.
  for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name)
  element.ariaHidden = 'true'
  const put = ({ lat, lon }: Place) => {
    pin.setLngLat([lon, lat])
    tell({ lat, lon })
  }
  pin.on('dragend', () => tell(placeOf(pin.getLngLat())))
  map.on('click', ({ lngLat }) => put(placeOf(lngLat)))
  map.on('zoomend', () => tell(placeOf(pin.getLngLat())))
  moveByKeys(map, (east, south) => {
    const { x, y } = map.project(pin.getLngLat())
    put(placeOf(map.unproject([x + east, y + south])))
    map.panTo(pin.getLngLat(), { duration: pace() })
  })
  return put
}

/** The place in words, a moment after it has come to rest. */
function telling(map: MapLibre, follow: Follow): (place: Place) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let latest = new AbortController()
  return (place) => {
    clearTimeout(waiting)
    latest.abort()
    latest = new AbortController()
    const { signal } = latest
    waiting = setTimeout(async () => {
      const address = `${paths.apiPlace()}?lat=${place.lat}&lon=${place.lon}&language=${language()}`
      const said = await ask<SaidOnMap>(address, signal)
      if (!signal.aborted) follow({ place, zoom: map.getZoom(), said })
    }, quiet)
  }
}

const placeOf = ({ lat, lng }: { lat: number; lng: number }): Place => ({
  lat: Number(lat.toFixed(6)),
  lon: Number(lng.toFixed(6)),
})
