import { distanceMetres, type Point } from './browser/point.ts'
import { type Municipality, municipalities } from './municipalities.ts'
import { type Place, places } from './places.ts'

/** A place, or a municipality no place is named after, shown at its seat. */
export type Named = {
  kind: 'place' | 'municipality'
  name: string
  code: string
  point: Point
  population: number
}

type NameBook = {
  byName: ReadonlyMap<string, readonly Named[]>
  byPlainName: ReadonlyMap<string, readonly Named[]>
}

/** Lower case, and only words: what two spellings of one name have in common. */
export const tidy = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Without the marks of å, ä and ö, as some keyboards and people write. */
const plain = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'a')

/** Everything built in that bears exactly this (tidy) name; without marks it stands for those with them too. */
export function bearing(name: string): readonly Named[] {
  const { byName, byPlainName } = nameBook()
  const exact = byName.get(name) ?? []
  if (exact.length > 0 && name !== plain(name)) return exact
  const alike = byPlainName.get(plain(name)) ?? []
  return [...exact, ...alike.filter((named) => !exact.includes(named))]
}

/** Everything whose name begins with this (tidy) word, marked letters first, then the largest. */
export function beginningWith(start: string): readonly Named[] {
  const { byName, byPlainName } = nameBook()
  const exact = begun(byName, start)
  if (exact.length > 0 && start !== plain(start)) return exact
  const alike = begun(byPlainName, plain(start))
  return [...exact, ...alike.filter((named) => !exact.includes(named))]
}

function begun(book: ReadonlyMap<string, readonly Named[]>, start: string): readonly Named[] {
  const found = [...book].flatMap(([name, all]) => (name.startsWith(start) && !isTitle(name) ? all : []))
  return found.sort(largestFirst)
}

let book: NameBook | undefined

function nameBook(): NameBook {
  book ??= makeNameBook()
  return book
}

// What people write for some towns, and no map knows.
const shortNames: Readonly<Record<string, readonly string[]>> = {
  Stockholm: ['sthlm'],
  Göteborg: ['gbg'],
  Örnsköldsvik: ['övik', 'ö vik'],
}

function makeNameBook(): NameBook {
  const entries = [
    ...places().map((place) => ({
      names: [tidy(place.name), ...(shortNames[place.name] ?? [])],
      named: namedPlace(place),
    })),
    ...municipalities.map((municipality) => ({
      names: isItsTown(municipality)
        ? titles(municipality)
        : [tidy(municipality.name), ...titles(municipality)],
      named: namedMunicipality(municipality),
    })),
  ]
  const named = entries.flatMap(({ names, named }) => names.map((name) => ({ name, named })))
  return {
    byName: grouped(named),
    byPlainName: grouped(named.map(({ name, named }) => ({ name: plain(name), named }))),
  }
}

const besideSeat = 5_000

/** The town of the same name stands for it, but not where it is governed from elsewhere: Älvkarleby, Åre. */
const isItsTown = ({ code, name, point: seat }: Municipality): boolean =>
  places().some(
    (place) => place.code === code && place.name === name && distanceMetres(place.point, seat) < besideSeat,
  )

// Most people leave the genitive out: "Tjörn kommun".
const titles = ({ name, official }: Municipality) => [
  ...new Set([official, official.replace(/ kommun$/, ' stad'), `${name} kommun`].map(tidy)),
]

// "Alingsås kommun" is found when written out, but typing "Alings" should not show the town twice.
const isTitle = (name: string) => / (kommun|stad)$/.test(name)

const namedPlace = ({ name, code, point, population }: Place): Named => ({
  kind: 'place',
  name,
  code,
  point,
  population,
})

const namedMunicipality = ({ code, name, point }: Municipality): Named => ({
  kind: 'municipality',
  name,
  code,
  point,
  population: places().reduce((sum, place) => (place.code === code ? sum + place.population : sum), 0),
})

function grouped(entries: readonly { name: string; named: Named }[]): Map<string, Named[]> {
  const groups = new Map<string, Named[]>()
  for (const { name, named } of entries) {
    const group = groups.get(name) ?? []
    if (!group.includes(named)) group.push(named)
    groups.set(name, group)
  }
  for (const group of groups.values()) group.sort(largestFirst)
  return groups
}

const largestFirst = (a: Named, b: Named) => b.population - a.population
