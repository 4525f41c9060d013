import { z } from 'zod'
import { compactLine } from '#geo/map/compact-line.ts'
import { placesOf } from '#geo/map/places-of.ts'
import { answerTagged } from '../answer-tagged.ts'
import { geoJson, wantsGeoJson } from '../geojson.ts'
import { readQuestion, view } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'

const mostRoads = 3000
const widest = 0.25
const maxAge = 600

export const roadsQuestion = z.strictObject({
  bbox: view.refine(
    ({ west, south, east, north }) => east - west <= widest && north - south <= widest,
    `at most ${widest} degrees each way`,
  ),
})

/**
 * `GET /api/v1/roads?bbox=…`: the imported roads of a small view, to be drawn: `[network, name, line]`, a line in
 * hundred thousandths of degrees, lon and lat, each corner from the one before. As GeoJSON to who accepts that.
 */
export function roads(ask: ApiAsk): Response {
  const { c, rooms } = ask
  const read = readQuestion(c, roadsQuestion)
  if (!read.ok) return read.answer
  const { west, south, east, north } = read.asked.bbox
  const found = rooms.tables().roads?.within([west, south, east, north], mostRoads) ?? []
  if (!wantsGeoJson(ask)) {
    const rows = found.map(({ network, name, number, line }) => [
      network,
      name ?? number ?? '',
      compactLine(line),
    ])
    return answerTagged(ask, { roads: rows }, { maxAge })
  }
  const features = found.map(({ network, name, number, line }) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: placesOf(line) },
    properties: { network, name, number },
  }))
  return answerTagged(ask, { type: 'FeatureCollection', features }, { type: geoJson, maxAge })
}
