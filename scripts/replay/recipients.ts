import { municipalities } from '#geo/municipalities.ts'

/** One category goes elsewhere in each municipality, so that the rule is tried and not only the address. */
const special = 'klotter'

/** The address that a report must come to, by the file of recipients that `recipientsFile` makes. */
export const addressFor = (municipality: string, category: string): string =>
  `${category === special ? `${special}.` : ''}${slugs.get(municipality) ?? municipality}@kommun.example`

/** Addresses of all municipalities, for `npm run bodies -- import`. */
export function recipientsFile(): string {
  const rows = municipalities.flatMap(({ code }) => [
    [code, '', addressFor(code, '')],
    [code, special, addressFor(code, special)],
  ])
  return [['body', 'category', 'address'], ...rows].map((row) => row.join(',')).join('\n')
}

const slugs = new Map(municipalities.map(({ code, slug }) => [code, slug]))
