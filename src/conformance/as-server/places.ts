import { checksOf, Untried } from '../check.ts'
import { aWord } from '../create.ts'
import { demand, demandEach, demandRefused } from '../demand.ts'
import { type Fields, wordsOf } from '../read-rows.ts'
import { idOf, read, someRequests } from '../resources.ts'
import type { World } from '../world.ts'

const latOf = (row: Fields): number => Number(wordsOf(row, 'lat'))
const longOf = (row: Fields): number => Number(wordsOf(row, 'long'))

const metresPerDegree = 111_195

const metresBetween = (one: Fields, other: Fields): number =>
  metresPerDegree *
  Math.hypot(
    latOf(one) - latOf(other),
    (longOf(one) - longOf(other)) * Math.cos((latOf(one) * Math.PI) / 180),
  )

const nearby = 300

/** A request, and one that is farther from it than what is asked for around it. */
async function oneAndFar(world: World): Promise<Fields> {
  const { rows } = await someRequests(world, 2)
  const [one = {}] = rows
  if (!rows.some((row) => metresBetween(one, row) > 2 * nearby))
    throw new Untried('All requests are in one place.')
  return one
}

const boxAround = (row: Fields, degrees: number): string =>
  [longOf(row) - degrees, latOf(row) - degrees, longOf(row) + degrees, latOf(row) + degrees]
    .map((edge) => edge.toFixed(6))
    .join(',')

const refused = (query: Readonly<Record<string, string>>) => async (world: World) =>
  demandRefused(await world.get('requests.xml', { query }))

export const placesChecks = checksOf<World>(
  {
    area: 'places',
    reference: 'bbox, lat + long + radius, q (Mark-a-Spot, uReport, 6aika)',
    level: 'profile',
  },
  {
    'box-inside': {
      title: 'bbox ger det som ligger i rutan',
      rule: 'bbox=west,south,east,north lists what lies in it, and only that.',
      run: async (world) => {
        const one = await oneAndFar(world)
        const degrees = 0.002
        const { rows, from } = await read(world, 'requests', { bbox: boxAround(one, degrees) })
        demand(
          rows.some((row) => idOf(row) === idOf(one)),
          `${idOf(one)} is missing.`,
          from,
        )
        const isIn = (row: Fields) =>
          Math.abs(latOf(row) - latOf(one)) <= degrees + 1e-6 &&
          Math.abs(longOf(row) - longOf(one)) <= degrees + 1e-6
        demandEach(rows, isIn, { what: 'Outside of the box', say: idOf, from })
      },
    },
    'box-elsewhere': {
      title: 'En ruta på andra sidan jorden är tom',
      rule: 'A bbox where nothing lies gives an empty list.',
      run: async (world) => {
        const { rows, from } = await read(world, 'requests', { bbox: '-150,-40,-149,-39' })
        demand(rows.length === 0, `It lists ${rows.length}.`, from)
      },
    },
    'box-three': {
      title: 'En ruta med tre tal avvisas',
      rule: 'A bbox of three numbers is refused.',
      run: refused({ bbox: '12,57,13' }),
    },
    'box-turned': {
      title: 'En vänd ruta avvisas',
      rule: 'A bbox whose south is north of its north is refused.',
      run: refused({ bbox: '12,58,13,57' }),
    },
    'circle-inside': {
      title: 'lat, long och radius ger det som ligger nära',
      rule: 'lat, long and radius (metres) list what lies so near, and only that.',
      run: async (world) => {
        const one = await oneAndFar(world)
        const around = { lat: wordsOf(one, 'lat'), long: wordsOf(one, 'long'), radius: String(nearby) }
        const { rows, from } = await read(world, 'requests', around)
        demand(
          rows.some((row) => idOf(row) === idOf(one)),
          `${idOf(one)} is missing.`,
          from,
        )
        demandEach(rows, (row) => metresBetween(one, row) <= nearby * 1.02 + 5, {
          ...{ what: 'Farther away', say: idOf, from },
        })
      },
    },
    'circle-half': {
      title: 'En halv plats avvisas',
      rule: 'lat without long is refused, not passed over.',
      run: refused({ lat: '57.9' }),
    },
    'circle-comma': {
      title: 'Decimalkomma avvisas',
      rule: 'A lat with a decimal comma is refused, not read as another place.',
      run: refused({ lat: '57,9', long: '12,5' }),
    },
    'words-none': {
      title: 'Ord som ingen har skrivit ger inget',
      rule: 'q with a word that nobody has written lists nothing.',
      run: async (world) => {
        const { rows, from } = await read(world, 'requests', { q: aWord() })
        demand(rows.length === 0, `It lists ${rows.length}.`, from)
      },
    },
    'words-found': {
      title: 'Ord ur beskrivningen hittar ärendet',
      rule: 'q with a word of a description lists that request.',
      run: async (world) => {
        const { rows: all } = await someRequests(world)
        const word = (row: Fields) => /\p{L}{7,}/u.exec(wordsOf(row, 'description'))?.[0] ?? ''
        const one = all.find((row) => word(row) !== '')
        if (!one) throw new Untried('No description has a long word.')
        const { rows, from } = await read(world, 'requests', { q: word(one) })
        demand(
          rows.some((row) => idOf(row) === idOf(one)),
          `"${word(one)}" does not find ${idOf(one)}.`,
          from,
        )
      },
    },
  },
)
