import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Steps a degree: 40 metres, where shores are off by as many as 250. */
const steps = 2500

/**
 * What a map needs beside its script: MapLibre's worker, which it loads as a file of its own, and the base that is
 * drawn without any tiles. Islands are laid on the water, not cut out of it: rounded shores may touch each other,
 * and holes that touch their rim are drawn with tears. Shores are told in steps from corner to corner, a third less than degrees once packed.
 */
export function mapFiles(projectFolder) {
  const inData = (name) => join(projectFolder, 'data', name)
  if (!existsSync(inData('water.json'))) return [] // a project without a map
  const read = (name) => JSON.parse(readFileSync(inData(name), 'utf8'))
  const worker = createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl-worker.mjs')
  return [
    named('map-worker.js', readFileSync(worker)),
    named(
      'map-base.json',
      Buffer.from(JSON.stringify(baseOf(read('water.json'), read('beyond.json'), read('places.json')))),
    ),
  ]
}

const baseOf = ({ sea, islands, lakes }, beyond, { places }) => ({
  steps,
  sea: [sea, ...beyond.sea].map(ring),
  lakes: lakes.map(({ rings }) => ring(rings[0])).filter(isLarge),
  islands: [...islands, ...beyond.islands, ...lakes.flatMap(({ rings }) => rings.slice(1))]
    .map(ring)
    .filter(isLarge),
  places: largestFirst(places).map(([name, , lat, lon, population]) => [
    name,
    Math.round(lon * steps),
    Math.round(lat * steps),
    population,
  ]),
})

const largestFirst = (places) => [...places].sort((one, other) => other[4] - one[4])

/** A ring of fewer than three corners has no inside. */
const isLarge = (ring) => ring.length >= 8

function ring(degrees) {
  const steps = []
  let [x, y] = [0, 0]
  for (let at = 0; at < degrees.length; at += 2) {
    const [east, north] = [inSteps(degrees[at]), inSteps(degrees[at + 1])]
    if (at > 0 && east === x && north === y) continue
    steps.push(east - x, north - y)
    ;[x, y] = [east, north]
  }
  return steps
}

const inSteps = (degrees) => Math.round(degrees * steps)

function named(plain, contents) {
  const hash = createHash('sha1').update(contents).digest('hex').slice(0, 8).toUpperCase()
  return { plain, name: plain.replace(/(\.\w+)$/, `-${hash}$1`), contents }
}
