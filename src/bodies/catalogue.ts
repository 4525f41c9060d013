import type { OwnerModel, Priority } from '#database/schema.ts'
import catalogue from '../../data/categories.json' with { type: 'json' }

export type Category = {
  code: string
  group: string
  sv: string
  en: string
  owner: OwnerModel
  priority: Priority
  icon: string
  /** Names the old service used for the same thing. */
  aliases: string[]
}
export type CategoryGroup = { code: string; sv: string; en: string; categories: Category[] }

/** The national catalogue, in the order it is shown. */
export const categories: readonly Category[] = catalogue.categories as Category[]

export const categoryGroups: readonly CategoryGroup[] = catalogue.groups.map((group) => ({
  ...group,
  categories: categories.filter((category) => category.group === group.code),
}))

const byCode = new Map(categories.map((category) => [category.code, category]))
const byAlias = new Map(
  categories.flatMap((category) => category.aliases.map((alias) => [alias.toLowerCase(), category])),
)

export const categoryByCode = (code: string): Category | undefined => byCode.get(code)

/** The category an old name, or a code, means. */
export const categoryByOldName = (name: string): Category | undefined =>
  byCode.get(name) ?? byAlias.get(name.toLowerCase())

/** A category's name; a code no longer in the catalogue still shows, as itself. */
export const categoryName = (code: string, language: 'sv' | 'en'): string =>
  byCode.get(code)?.[language] ?? code
