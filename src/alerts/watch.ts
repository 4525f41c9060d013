import { categoryGroups } from '#bodies/catalogue.ts'
import type { Language, WatchPace, WatchSubject } from '#database/schema.ts'
import type { Point } from '#geo/browser/point.ts'

export type { WatchPace, WatchSubject }

/** A circle of so many metres around a point, all of a municipality, or what a body holds. */
export type Watched =
  | { subject: 'circle'; point: Point; metres: number; words: string }
  | { subject: 'municipality' | 'body'; body: string }

/** What somebody wants to hear of, and how often. No groups means all categories. */
export type WatchToSave = {
  /** The form's own key: sending it twice is one watch. */
  id: string
  watched: Watched
  groups: readonly string[]
  pace: WatchPace
  language: Language
}

export const radii = [250, 1_000, 2_000, 5_000, 10_000] as const
export const paces = ['at_once', 'daily', 'weekly'] as const satisfies readonly WatchPace[]

export const isPace = (word: string | undefined): word is WatchPace => paces.some((pace) => pace === word)

export const groupCodes: readonly string[] = categoryGroups.map(({ code }) => code)

/** So many can one person have. */
export const mostWatches = 50
