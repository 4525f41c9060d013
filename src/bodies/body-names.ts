import type { Db } from '#database/database.ts'
import { municipalities } from '#geo/municipalities.ts'

/** The code that a word means; several when more than one body bears that name. */
export type BodyNames = { codeOf(word: string): string | null }

const several = 'several'

/** A body may be named by code, slug, official name or a municipality's short name. */
export async function bodyNames(db: Db): Promise<BodyNames> {
  const bodies = await db.selectFrom('bodies').select(['code', 'slug', 'name']).execute()
  const codes = new Map<string, string>()
  for (const { name, code } of municipalities) codes.set(name.toLowerCase(), code)
  for (const { name, code } of bodies) {
    const known = codes.get(name.toLowerCase())
    codes.set(name.toLowerCase(), known && known !== code ? several : code)
  }
  for (const { code, slug } of bodies) codes.set(code.toLowerCase(), code).set(slug.toLowerCase(), code)
  return { codeOf: (word) => codes.get(word.toLowerCase()) ?? null }
}
