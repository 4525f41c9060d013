// Writes data/water.json: npm install --no-save @geo-maps/earth-waterbodies-10m@0.6.0
//                         node --max-old-space-size=4000 scripts/data/make-water.mjs
// The source is 133 MB, needed once in some years: hence not among the dependencies everybody installs.
import { readFileSync, writeFileSync } from 'node:fs'
import { iso1A2Code } from '@rapideditor/country-coder'
import { lakeNames } from './lake-names.mjs'
import { coarser, covers, cutTo, extentOf } from './outlines.mjs'

const box = { west: 9.8, south: 54.6, east: 25, north: 69.4 }

// At home no shore moves by more than this; other countries' coasts are only there to be drawn.
const homeError = 250
const foreignError = 2500
const leastLake = 10e6
const leastForeignIsland = 5e6

// The source has no islands below a few hectares. Of those left out, these lie alone in the open sea.
const loneIslets = [
  { name: 'Pater Noster', lat: 57.8963, lon: 11.4672 },
  { name: 'Utklippan', lat: 55.9535, lon: 15.7035 },
]

// Roads far from land: drawn as land a stone's throw wide.
const bridges = [
  { name: 'Ölandsbron', from: [16.375, 56.687], to: [16.47, 56.671] },
  { name: 'Öresundsbron', from: [12.892, 55.565], to: [12.78, 55.595] },
]

const [rivers, lakes, seas] = readSource()
const [outside, ...islands] = largest(seas)

const water = {
  source:
    '© OpenStreetMap contributors, ODbL 1.0 (opendatacommons.org/licenses/odbl/1-0), by way of ' +
    '@geo-maps/earth-waterbodies-10m, made coarser by scripts/data/make-water.mjs',
  ring: 'lon, lat, lon, lat …, closed; of a lake the first is its shore, the others are islands',
  sea: flat(coarser(cutTo(box, outside), allowedAt)),
  islands: [...islands.flatMap(islandToKeep), ...loneIslets.map(islet), ...bridges.map(bridge)].map(flat),
  lakes: [...rivers, ...lakes].filter(isOurLake).map(lakeToKeep),
}

const unfound = lakeNames.filter(({ name }) => !water.lakes.some((lake) => lake.name === name))
if (unfound.length > 0) throw new Error(`No lake found for ${unfound.map(({ name }) => name).join(', ')}`)

const lines = (rows) => rows.map((row) => JSON.stringify(row)).join(',\n')
const text = `{
"source": ${JSON.stringify(water.source)},
"ring": ${JSON.stringify(water.ring)},
"sea": ${JSON.stringify(water.sea)},
"islands": [
${lines(water.islands)}
],
"lakes": [
${lines(water.lakes)}
]
}
`
writeFileSync(new URL('../../data/water.json', import.meta.url), text)
console.log(
  `${water.islands.length} islands, ${water.lakes.length} lakes, ${Math.round(text.length / 1000)} kB`,
)

function readSource() {
  const file = new URL(import.meta.resolve('@geo-maps/earth-waterbodies-10m/map.geo.json'))
  return JSON.parse(readFileSync(file, 'utf8')).geometries.map(({ coordinates }) => coordinates)
}

function largest(polygons) {
  return polygons.reduce((most, polygon) => (polygon[0].length > most[0].length ? polygon : most))
}

function islandToKeep(ring) {
  if (!ring.some(isInBox)) return []
  const isHome = isNearHome(ring[0])
  if (!isHome && extentOf(ring) < leastForeignIsland) return []
  const kept = coarser(ring, () => (isHome ? homeError : foreignError))
  return [kept.length > 3 ? kept : coarser(ring, () => 30)]
}

function isOurLake([shore]) {
  return isInBox(shore[0]) && iso1A2Code(shore[0]) === 'SE' && extentOf(shore) >= leastLake
}

function lakeToKeep([shore, ...holes]) {
  const name = lakeNames.find(({ lat, lon }) => covers(shore, [lon, lat]))?.name ?? null
  const kept = holes.map((ring) => coarser(ring, () => homeError)).filter((ring) => ring.length > 3)
  return { name, rings: [coarser(shore, () => homeError), ...kept].map(flat) }
}

function islet({ lat, lon }) {
  const [up, aside] = [0.0009, 0.0017] // a hundred metres
  const corners = [
    [lon - aside, lat],
    [lon, lat - up],
    [lon + aside, lat],
    [lon, lat + up],
  ]
  return [...corners, corners[0]]
}

function bridge({ from, to }) {
  const beside = [to[0], to[1] + 0.0002]
  return [from, to, beside, from]
}

/** Where the sea meets the edge of the box it stays on it: else a sliver of water would run along the edge over land. */
function allowedAt(corner) {
  if (isOnBox(corner)) return 1
  return isNearHome(corner) ? homeError : foreignError
}

function isOnBox([lon, lat]) {
  return lon === box.west || lon === box.east || lat === box.south || lat === box.north
}

function isNearHome([lon, lat]) {
  const around = [
    [0, 0],
    [0.25, 0],
    [-0.25, 0],
    [0, 0.12],
    [0, -0.12],
  ]
  return around.some(([aside, up]) => iso1A2Code([lon + aside, lat + up]) === 'SE')
}

function isInBox([lon, lat]) {
  return lon > box.west && lon < box.east && lat > box.south && lat < box.north
}

function flat(ring) {
  return ring.flat().map((degrees) => Math.round(degrees * 1e4) / 1e4)
}
