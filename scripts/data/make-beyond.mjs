// Writes data/beyond.json: npm install --no-save world-atlas@2.0.2 polygon-clipping@0.15.7
//                          node scripts/data/make-beyond.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import clip from 'polygon-clipping'
import { feature } from 'topojson-client'
import { coarser, extentOf } from './outlines.mjs'

/** A little more than a map can be moved to show (src/web/islands/map/open-map.ts): its own edges stay out of sight. */
const view = { west: -26, south: 49, east: 61, north: 74 }
/** The box of data/water.json, which knows better. */
const known = { west: 9.8, south: 54.6, east: 25, north: 69.4 }

const error = 1500
const leastIsland = 40e6

// Coarser before they are cut: the program that cuts is not sure of foot among many corners close together.
const land = landOfTheWorld()
  .flatMap((polygon) => clip.intersection(polygon, rectangle(view)))
  .map(([shore]) => [coarser(shore, () => error).map(([lon, lat]) => [rounded(lon), rounded(lat)])])
const seas = clip.difference(rectangle(view), rectangle(known), ...land)
const large = (ring) => extentOf(ring) >= leastIsland
const beyond = {
  sea: seas.map(([shore]) => shore).filter(large),
  islands: seas.flatMap(([, ...islands]) => islands).filter(large),
}

const text = `{
"source": "Natural Earth (naturalearthdata.com), public domain, by way of world-atlas, made coarser by scripts/data/make-beyond.mjs",
"ring": "lon, lat, lon, lat …, closed",
"sea": [
${lines(beyond.sea)}
],
"islands": [
${lines(beyond.islands)}
]
}
`
writeFileSync(new URL('../../data/beyond.json', import.meta.url), text)
console.log(
  `${beyond.sea.length} seas, ${beyond.islands.length} islands, ${Math.round(text.length / 1000)} kB`,
)

function lines(rings) {
  return rings.map((ring) => JSON.stringify(ring.flat().map(rounded))).join(',\n')
}

function landOfTheWorld() {
  const atlas = JSON.parse(readFileSync(new URL(import.meta.resolve('world-atlas/land-10m.json')), 'utf8'))
  return feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) =>
    geometry.coordinates.map(([shore]) => [unbroken(shore)]),
  )
}

/** Where a shore steps over the date line, it goes on past 180 degrees: all of it counted from where most of it lies. */
function unbroken(shore) {
  let turns = 0
  const degrees = shore.map(([lon, lat], position) => {
    const step = lon - (shore[position - 1] ?? shore[0])[0]
    if (Math.abs(step) > 180) turns -= Math.sign(step)
    return [lon + turns * 360, lat]
  })
  const middle = degrees.reduce((sum, [lon]) => sum + lon, 0) / degrees.length
  const aside = Math.round(middle / 360) * 360
  return degrees.map(([lon, lat]) => [lon - aside, lat])
}

function rectangle({ west, south, east, north }) {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

function rounded(degrees) {
  return Math.round(degrees * 200) / 200
}
