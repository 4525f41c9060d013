import { roundPoint } from '#geo/browser/point.ts'
import { paths } from '#paths.ts'
import type { Ask, PlaceGoal } from '../ask.ts'

const newReport: PlaceGoal = {
  search: paths.search(),
  form: paths.form(),
  at: (point, words) => paths.form(roundPoint(point), words),
}

/** Another place for a report that nobody has confirmed yet. Its link stands in the path, never in a query. */
export const otherPlaceOf = (token: string): PlaceGoal => ({
  search: paths.draftPlace(token),
  form: paths.draft(token),
  at: (point, words) => paths.draft(token, roundPoint(point), words),
})

/** The same for one that its sender's own mail has begun: the link that proves the address is kept. */
export const placeOfMailed = (token: string): PlaceGoal => ({
  search: paths.confirmationPlace(token),
  form: paths.confirmation(token),
  at: (point, words) => paths.confirmation(token, roundPoint(point), words),
})

/** Looking at what has been reported there. */
export const mapGoal = (button: string): PlaceGoal => ({
  search: paths.map(),
  form: paths.map(),
  at: (point, { words } = {}) => paths.map(roundPoint(point), { words }),
  button,
})

/** Hearing of what is reported there. */
export const watchGoal = (
  { button, question }: { button: string; question: string },
  at: typeof paths.watch,
): PlaceGoal => ({
  search: at(),
  form: at(),
  at: (point, { words } = {}) => at({ ...roundPoint(point), words }),
  button,
  question,
})

export const goalOf = ({ placeGoal }: Ask): PlaceGoal => placeGoal ?? newReport
