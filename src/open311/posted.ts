import type { Entries } from '#http/form.ts'

/** What was posted, by name, in the order it came; a name may stand several times, and an empty value is none. */
export type Posted = ReadonlyMap<string, readonly string[]>

export function postedOf(entries: Entries): Posted {
  const posted = new Map<string, string[]>()
  for (const [name, sent] of entries) {
    const value = sent.trim()
    if (value !== '') posted.set(name, [...(posted.get(name) ?? []), value])
  }
  return posted
}

/** All there is under a name, with the brackets of a list after it, numbered or not, or without. */
export const listed = (posted: Posted, name: string): readonly string[] =>
  [...posted].flatMap(([given, values]) =>
    given === name || (given.startsWith(name) && /^\[\d*\]$/.test(given.slice(name.length))) ? values : [],
  )

/** An answer to one of a category's questions, or what FixMyStreet sends beside them. */
export const attribute = (posted: Posted, code: string): readonly string[] =>
  listed(posted, `attribute[${code}]`)
