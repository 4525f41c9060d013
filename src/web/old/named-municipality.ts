import { type Municipality, municipalities } from '#geo/municipalities.ts'

/** By the name the old service's addresses had: "Alingsås", "alingsås+kommun". */
export function namedMunicipality(name: string): Municipality | undefined {
  const asked = plain(name)
  return municipalities.find((one) =>
    [plain(one.name), `${plain(one.name)} kommun`, plain(one.official), one.slug].includes(asked),
  )
}

const plain = (name: string): string =>
  name.normalize('NFC').replaceAll('+', ' ').toLocaleLowerCase('sv').trim()

/** The words of an old address after its first; what can't be read is empty. */
export const wordsAfterFirst = (url: string): string[] =>
  new URL(url).pathname.split('/').slice(2).filter(Boolean).map(decoded)

function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return ''
  }
}
