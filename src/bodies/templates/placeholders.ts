/** What a template may leave to be filled in, as its writers know it. */
export const placeholders = ['nummer', 'plats', 'kategori', 'dag'] as const
export type Placeholder = (typeof placeholders)[number]

const inBraces = /\{([^{}]*)\}/g

/** Whatever stands in braces and is none of those. */
export const unknownPlaceholders = (words: string): string[] => [
  ...new Set(
    [...words.matchAll(inBraces)].flatMap(([whole, name = '']) => (isPlaceholder(name) ? [] : whole)),
  ),
]

/** Puts in what is known; what is not known yet stays as it stands. */
export const fillPlaceholders = (
  words: string,
  known: Readonly<Partial<Record<Placeholder, string>>>,
): string =>
  words.replace(inBraces, (whole, name: string) => (isPlaceholder(name) ? (known[name] ?? whole) : whole))

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name)
