import { municipalities } from '#geo/municipalities.ts'
import { bearing } from '#geo/place-names.ts'

/** Which words name a municipality, and which are left to search for. */
type Named = { municipality: string | null; left: readonly string[] }

/** Municipalities that are called as things are: they are meant only with "kommun" after them. */
const ordinary = new Set(['ale', 'berg', 'kil', 'mark', 'vara'])
const longestName = 3

const codes: ReadonlyMap<string, string> = new Map(
  municipalities.flatMap(({ code, name, official }) =>
    [official, `${name} kommun`, ...(ordinary.has(name.toLowerCase()) ? [] : [name])].map(
      (named) => [named.toLowerCase().replace(/[^\p{L}]+/gu, ' '), code] as const,
    ),
  ),
)

/** Takes the municipality that is named last out of the words: "hål storgatan alingsås" is of Alingsås. */
export function nameMunicipality(words: readonly string[], within: string | null): Named {
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - longestName); start < end; start += 1) {
      const code = codeOf(words.slice(start, end).join(' '))
      if (code !== null && (within === null || within === code))
        return { municipality: code, left: [...words.slice(0, start), ...words.slice(end)] }
    }
  }
  return { municipality: null, left: words }
}

/** Also as it is written without marks, or for short. */
function codeOf(name: string): string | null {
  const exact = codes.get(name)
  if (exact || ordinary.has(name)) return exact ?? null
  const [one, ...others] = bearing(name).filter((named) => codes.get(named.name.toLowerCase()) === named.code)
  return one && others.every(({ code }) => code === one.code) ? one.code : null
}
