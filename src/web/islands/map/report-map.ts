import { moveByKeys } from './keys.ts'
import { mapWords } from './map-words.ts'
import { openMap } from './open-map.ts'
import { addPinImages } from './pin-images.ts'
import { collection } from './read-base.ts'

/** A map of the place of one report, which bears the sign of its state. */
export async function drawReportMap(box: HTMLElement): Promise<void> {
  const { lat, lon, zoom, state } = box.dataset
  const point = [Number(lon), Number(lat)]
  const { map, over } = await openMap({ box, label: mapWords().report.label, zoom: Number(zoom) })
  over(() => {
    addPinImages(map)
    map.addSource('report', {
      type: 'geojson',
      data: collection([
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: point } },
      ]),
    })
    map.addLayer({
      id: 'report',
      type: 'symbol',
      source: 'report',
      layout: { 'icon-image': `pin-${state}`, 'icon-size': 1.45, 'icon-allow-overlap': true },
    })
  })
  moveByKeys(map)
}
