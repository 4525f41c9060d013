import { actsOfStates } from '#bodies/connections/mapping.ts'
import { unmappedStates } from '#bodies/connections/unmapped-states.ts'
import type { Fields } from '#http/form.ts'
import type { Fact } from '../ui/facts.tsx'
import type { Console } from './console.ts'
import { mostRows, readTyped, type StateRow } from './state-rows.tsx'

/** The rows of the form for their words, in the groups they are shown in. */
export type StateSections = {
  /** Words that no table knows. */
  unmapped: number
  sections: readonly { id: string; title: string; rows: readonly StateRow[]; from: number }[]
  /** So many of the table's words, from its first, are in the form; the rest are left as they are. */
  kept: number
  left: number
}

const emptyRows = 3

/** As it is: what is unknown, then what is in the table, as far as there is room. */
export async function statesShown({ ask, connection }: Console): Promise<StateSections> {
  const words = ask.say.pages.integrating.mapping
  const table = actsOfStates(connection.settings)
  const seen = await unmappedStates(ask.rooms.db, connection.id, 10)
  const unmapped = seen.filter(({ word }) => !table.has(word)).map(({ word }) => ({ word, act: null }))
  const known = [...table].slice(0, mostRows - emptyRows - unmapped.length).map(asRow)
  return {
    unmapped: unmapped.length,
    sections: numbered([
      { id: 'unmapped', title: words.missing, rows: unmapped },
      { id: 'known', title: words.known, rows: known },
      { id: 'more', title: words.more, rows: blank(emptyRows) },
    ]),
    kept: known.length,
    left: table.size - known.length,
  }
}

/** What was typed, then what else is in the table by now, so that saving it all loses nothing of either. */
export function statesTyped({ ask, connection }: Console): StateSections {
  const { mapping, changed } = ask.say.pages.integrating
  const table = [...actsOfStates(connection.settings)]
  const typed = readTyped(ask.fields)
  const isTyped = ([word]: (typeof table)[number]) => typed.some((row) => row.word === word)
  const others = table.filter((entry) => !isTyped(entry))
  const besides = others.slice(0, mostRows - typed.length)
  const firstLeft = others[besides.length]
  const kept = firstLeft ? table.indexOf(firstLeft) : table.length
  const room = Math.min(emptyRows, mostRows - typed.length - besides.length)
  return {
    unmapped: 0,
    sections: numbered([
      { id: 'typed', title: changed.typed, rows: typed },
      { id: 'besides', title: changed.besides, rows: besides.map(asRow) },
      { id: 'more', title: mapping.more, rows: blank(room) },
    ]),
    kept,
    left: others.length - besides.length,
  }
}

/** What is saved and was typed otherwise, or not at all. */
export function statesInForce({ ask, connection }: Console): Fact[] {
  const { mapping: words } = ask.say.pages.integrating
  const typed = new Map(readTyped(ask.fields).map(({ word, act }) => [word, act]))
  return [...actsOfStates(connection.settings)]
    .map(asRow)
    .filter(({ word, act }) => typed.get(word) !== act)
    .map(({ word, act }) => {
      const known: Readonly<Record<string, string>> = words.act
      return { term: word, detail: known[act ?? ''] ?? words.nothing }
    })
}

/** Those of the table that the form had no room for: the table is the one it was shown with. */
export const leftBy = (fields: Fields, settings: unknown): [string, string | null][] =>
  [...actsOfStates(settings)].slice(/^\d{1,4}$/.test(fields['kept'] ?? '') ? Number(fields['kept']) : 0)

const asRow = ([word, does]: [string, string | null]): StateRow => ({ word, act: does ?? 'nothing' })
const blank = (count: number) => Array.from({ length: count }, (): StateRow => ({ word: '', act: null }))

type Section = Omit<StateSections['sections'][number], 'from'>

/** Each with the number of its first row; an empty one is left out. */
const numbered = (sections: readonly Section[]): StateSections['sections'] =>
  sections
    .map((section, place) => ({
      ...section,
      from: sections.slice(0, place).reduce((sum, { rows }) => sum + rows.length, 0),
    }))
    .filter(({ rows }) => rows.length > 0)
