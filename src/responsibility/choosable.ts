import { municipalities, municipalityByCode } from '#geo/municipalities.ts'
import { nearestMunicipalities } from '#geo/nearest-place.ts'
import type { Asked, Unreachable } from './answer.ts'
import { responsibleFor } from './responsible-for.ts'
import { roadAgency, type Tables } from './tables.ts'

/** A body that a report may be sent on to, or why it can't be told of one. */
export type Choosable = {
  body: string
  name: string
  closed: (Pick<Unreachable, 'ownPage' | 'telephone'> & { why: 'refuses' | 'no-address' }) | null
}

/** Likely ones first: who is responsible here and who else may be, the municipality, the road agency, neighbours. */
export function likelyFor(asked: Asked, tables: Tables): Choosable[] {
  const answer = responsibleFor(asked, tables)
  const likely = answer.found
    ? [answer.recipient.body, ...answer.alternatives.map(({ body }) => body), answer.municipality]
    : []
  const near = nearestMunicipalities(asked.place, neighbours + 1).candidates.map(({ code }) => code)
  const codes = [...new Set([...likely, roadAgency, ...near])]
  return codes.flatMap((code) => (code === null ? [] : (choosable(tables, code, asked.category) ?? [])))
}

const neighbours = 3
const mostFound = 6

/** Bodies whose name holds what was typed, municipalities first; whether they can be told or not. */
export function namedLike(words: string, category: string, tables: Tables): Choosable[] {
  const plain = words.trim().toLocaleLowerCase('sv')
  if (plain.length < 2) return []
  const towns = municipalities
    .filter(({ official }) => official.toLocaleLowerCase('sv').includes(plain))
    .toSorted((one, other) => one.official.length - other.official.length)
    .map(({ code }) => code)
  const others = tables.receivers.calledLike(words).map(({ code }) => code)
  return [...towns.slice(0, mostFound), ...others].flatMap((code) => choosable(tables, code, category) ?? [])
}

/** One body as it can be chosen; null where there is none of that code. */
export function choosable({ receivers }: Tables, code: string, category: string): Choosable | null {
  const found = receivers.body(code)
  if (!found) return null
  const { name, own_page: ownPage, telephone } = found
  const address = receivers.address(code, category)
  const why = found.refuses_reports ? 'refuses' : address === null ? 'no-address' : null
  return { body: code, name, closed: why && { why, ownPage, telephone } }
}

/** The body that exactly this names, by its whole name or a municipality's short one. */
export function namedExactly(words: string, category: string, tables: Tables): Choosable | null {
  const plain = words.trim().toLocaleLowerCase('sv')
  const same = namedLike(words, category, tables).filter(
    ({ body, name }) =>
      name.toLocaleLowerCase('sv') === plain ||
      municipalityByCode(body)?.name.toLocaleLowerCase('sv') === plain,
  )
  const [only, another] = same
  return only && !another ? only : null
}
