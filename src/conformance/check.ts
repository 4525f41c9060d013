import type { Exchanged } from './exchanged.ts'

/** `standard`: GeoReport v2 as it is written. `profile`: what FixaMinGata needs beyond it to speak with a system at all. */
export type Level = 'standard' | 'profile'

/**
 * What a check can't do without. `key`: one that may create reports. `told`: one that may tell of a case. `moves`: what it
 * tells moves the case. `batch`: a key, or a service, whose reports are answered by a token.
 */
export type Need = 'key' | 'told' | 'moves' | 'batch'

/** One rule that is tried. `Seen`: what it looks at, a server of others or what a program of others has asked. */
export type Check<Seen> = {
  /** Its area and its name there; stays, also when the words change. */
  id: string
  area: string
  level: Level
  /** In Swedish, for lists of results. */
  title: string
  /** In English, as a rule that is kept or broken. */
  rule: string
  /** Where it is written. */
  reference: string
  needs: readonly Need[]
  /** Throws `Broken` where the rule is, and `Untried` where nothing there can tell. */
  run(seen: Seen): Promise<void> | void
}

/** The rule is broken: what was wrong, in a sentence, and where that was seen. */
export class Broken extends Error {
  override name = 'Broken'
  readonly exchanged: Exchanged | null
  constructor(what: string, exchanged: Exchanged | null = null) {
    super(what)
    this.exchanged = exchanged
  }
}

/** Nothing there can tell whether the rule is kept; says what is missing. */
export class Untried extends Error {
  override name = 'Untried'
}

type Row<Seen> = Pick<Check<Seen>, 'title' | 'rule' | 'run'> & Partial<Pick<Check<Seen>, 'level' | 'needs'>>

type Shared = { area: string; reference: string } & Partial<Pick<Check<unknown>, 'level' | 'needs'>>

/** The checks of one area, by name; what they share is said once. */
export const checksOf = <Seen>(
  { area, reference, level = 'standard', needs = [] }: Shared,
  rows: Readonly<Record<string, Row<Seen>>>,
): Check<Seen>[] =>
  Object.entries(rows).map(([name, row]) => ({
    id: `${area}.${name}`,
    ...{ area, reference, level, needs },
    ...row,
  }))
