import { type Category, categories, categoryByCode, categoryByOldName } from '#bodies/catalogue.ts'

/** In the old service a category's code was its Swedish name there. */
export const oldNameOf = (code: string): string => {
  const category = categoryByCode(code)
  return category ? nameOf(category) : code
}

const nameOf = ({ aliases, sv }: Category): string => aliases[0] ?? sv

const byName = new Map(categories.map((category) => [nameOf(category).toLowerCase(), category]))

export const categoryNamed = (name: string): Category | undefined =>
  categoryByOldName(name) ?? byName.get(name.toLowerCase())
