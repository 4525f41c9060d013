import type { ChoiceInAddress, ListChoice } from './list-choice.ts'

/** A page that lists reports: what is chosen on it, and where other choices lead. */
export type Listing = {
  choice: ListChoice
  /** What is chosen where nothing is said. */
  first: ListChoice
  /** The page without a choice. */
  page: string
  /** The page with one. */
  at(choice: ListChoice): string
  /** What else the address says and a new choice keeps. */
  kept?: ChoiceInAddress
}
