import { type Found, findAll, follows, foundAt, replaceFound } from './found.ts'
import { givenNames } from './given-names.ts'

/**
 * Names of persons in what people write, tuned for precision: a given name with a surname, a neighbour or the like by
 * the given name, and whoever is called herr or fru. Places that are called after somebody are no persons.
 */
export function findPersonNames(text: string): Found[] {
  return findAll(text, capitalised).flatMap((found) => nameIn(text, found) ?? [])
}

/** Whether it names somebody besides whoever has signed it. */
export const namesSomebody = (text: string): boolean =>
  findPersonNames(text).some(({ start }) => !follows(text, start, signing))

export const maskPersonNames = (text: string, mask: string): string =>
  replaceFound(text, findPersonNames(text), mask)

const word = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?'
const capitalised = new RegExp(`(?<![\\p{L}\\d@./-])${word}(?: ${word})*(?![\\p{L}\\d@])`, 'gu')

const known =
  /(?:grann(?:e|en|ens|ar|arna|fru|frun)|sambo(?:n|s)?|(?:hans|hennes|min|din|deras) (?:fru|man|son|dotter|bror|syster|pappa|mamma|hustru)|heter|vid namn|neighbou?rs?|named|called|(?:ägaren?|chauffören|föraren|hyresgästen)(?: är)?)[,:]? $/iu
const titled = /(?:^|[^\p{L}])(?:herr|fru|fröken|mr\.?|mrs\.?|ms\.?) $/iu

const signing =
  /(?:mvh|m\.v\.h\.?|hälsn?(?:ing(?:ar|en)?)?|vänligen|tack|regards|\/|jag heter|jag är)[\s.,!:/-]*$/iu

// Karl Johansgatan, Anna Lindhs plats, Åsa Station.
const place =
  '(?:gatan?|väg(?:en)?|gränd(?:en)?|plats(?:en)?|torg(?:et)?|park(?:en)?|kyrkan?|skolan?|gymnasi(?:um|et)|stig(?:en)?|allén?|backen?|bron?|holm(?:en)?|gård(?:en)?|hus(?:et)?|stuga|stad(?:en)?|led(?:en)?|kaj(?:en)?|slott(?:et)?|muse(?:um|et)|monument(?:et)?|staty(?:n)?|minne|trappan?|trappor|station(?:en)?|centrum|statue|street|square)'
const placed = new RegExp(`${place}$`, 'iu')
const placeAfter = new RegExp(`^ (?:\\p{L}+ )?\\p{L}*${place}(?!\\p{L})`, 'iu')
const ofCompany = /^ (?:AB|HB|KB|& )|^ \p{L}+ (?:AB|HB|KB)(?!\p{L})/u

function nameIn(text: string, { start, text: written }: Found): Found | null {
  const words = written.split(' ')
  const placeOf = (word: number) => start + words.slice(0, word).join(' ').length + (word > 0 ? 1 : 0)
  const titles = words.findIndex((_, place) => follows(text, placeOf(place), titled))
  const first = titles >= 0 ? titles : words.findIndex((one) => isGivenName(one))
  if (first < 0) return null
  const names = words.slice(first, first + 3)
  const isKnown = titles >= 0 || follows(text, placeOf(first), known)
  return names.length < 2 && !isKnown ? null : unlessPlace(text, placeOf(first), names)
}

function unlessPlace(text: string, start: number, names: readonly string[]): Found | null {
  const end = start + names.join(' ').length
  const after = text.slice(end, end + 40)
  if (names.some((one) => placed.test(one)) || ofCompany.test(after)) return null
  const mayBeOfPlace = names.some((one) => /s$/u.test(one))
  return mayBeOfPlace && placeAfter.test(after) ? null : foundAt(text, start, end)
}

/** Also as "Annas", and with another one: "Per-Olof". */
const isGivenName = (word: string): boolean => {
  const [first = ''] = word.split('-')
  return givenNames.has(first) || givenNames.has(word.replace(/s$/u, ''))
}
