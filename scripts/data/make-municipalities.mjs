// Writes data/municipalities.json: node scripts/data/make-municipalities.mjs
import { writeFileSync } from 'node:fs'
import kommunkoder from 'kommunkoder'
import { swedishPlaces } from './swedish-places.mjs'

// Names their own municipalities do not put in the genitive by rule.
const genitives = new Map([
  ['Falun', 'Falu'],
  ['Kalmar', 'Kalmar'],
  ['Orust', 'Orust'],
])

// Without the ring Håbo is spelt as Habo, so it takes its landscape along.
const slugs = new Map([['0305', 'habo-uppland']])

const seats = new Map(
  swedishPlaces()
    .filter((place) => place.isSeat)
    .map((place) => [place.code, place]),
)

const municipalities = kommunkoder()
  .map(({ code, municipality, county }) => ({
    code,
    name: municipality,
    official: officialName(code, municipality),
    county,
    countyCode: code.slice(0, 2),
    slug: slugs.get(code) ?? slugOf(municipality),
    registrator: code === '0980' ? 'region' : 'kommun',
    ...seatPoint(code),
  }))
  .sort((a, b) => a.code.localeCompare(b.code))

const isUnique = new Set(municipalities.map(({ slug }) => slug)).size === municipalities.length
if (municipalities.length !== 290 || !isUnique)
  throw new Error('290 municipalities with unique slugs expected')

const file = new URL('../../data/municipalities.json', import.meta.url)
writeFileSync(file, `[\n${municipalities.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
console.log(`${municipalities.length} municipalities`)

function officialName(code, name) {
  return code === '0980' ? 'Region Gotland' : `${genitiveOf(name)} kommun`
}

function genitiveOf(name) {
  return genitives.get(name) ?? (/[aeiouyåäösxz]$/.test(name) ? name : `${name}s`)
}

function slugOf(name) {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '-')
}

function seatPoint(code) {
  const seat = seats.get(code)
  if (!seat) throw new Error(`No seat of ${code}`)
  return { seat: seat.name, lat: seat.lat, lon: seat.lon }
}
