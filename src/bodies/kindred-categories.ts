import families from '../../data/kindred-categories.json' with { type: 'json' }

/** Categories that people take for one another, or that one thing is often reported as; itself first. */
export const kindredOf = (category: string): readonly string[] => [
  ...new Set([category, ...families.filter((family) => family.includes(category)).flat()]),
]
