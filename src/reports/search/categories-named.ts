import { sql } from 'kysely'
import { categories, categoryGroups } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { saysSomething, searchWords } from '#text/search-words.ts'

type Codes = ReadonlyMap<string, readonly string[]>

/** Where every second report is: a category's name that has them says nothing of its reports. */
const everyPlace = new Set(['gatan', 'vägen', 'gata', 'väg', 'street', 'road'])

let read: Promise<Codes> | undefined

/**
 * The codes of the categories whose names, Swedish or English, have a word of this stem, or whose group is called so.
 * Asked of the database once.
 */
export function categoriesNamed(db: Db): Promise<Codes> {
  read ??= readNames(db).catch((error: unknown) => {
    read = undefined
    throw error
  })
  return read
}

/** "Belysning" says what is reported; "Park och natur" says where much else is too. */
const groupNames = (group: string): string[] =>
  categoryGroups
    .filter(({ code }) => code === group)
    .flatMap(({ sv, en }) => [sv, en])
    .filter((name) => !name.includes(' '))

async function readNames(db: Db): Promise<Codes> {
  const named = categories.flatMap(({ code, sv, en, group }) =>
    [sv, en, ...groupNames(group)]
      .flatMap(searchWords)
      .filter((word) => word.length > 2 && saysSomething(word) && !everyPlace.has(word))
      .map((word) => ({ code, word })),
  )
  const { rows } = await sql<{ stem: string; codes: string[] }>`
    select search_stem(word) as stem, array_agg(distinct code) as codes
    from unnest(${named.map(({ code }) => code)}::text[], ${named.map(({ word }) => word)}::text[]) as named (code, word)
    group by 1`.execute(db)
  return new Map(rows.map(({ stem, codes }) => [stem, codes]))
}
