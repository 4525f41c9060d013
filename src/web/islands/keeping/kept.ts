import type { Point } from '#geo/browser/point.ts'

/** A report that is not sent yet, as this device keeps it: what was typed, and nothing else about anybody. */
export type KeptDraft = {
  /** The form's own key; the server knows the report by it too. */
  key: string
  keptAt: number
  /** The form's page, with its place; empty while the place is not known. */
  address: string
  title: string
  /** As a form sends them, in order; a name may stand more than once. */
  fields: readonly (readonly [name: string, value: string])[]
}

/** A photo of such a report. It stays here until the report has arrived, also when the photo has. */
export type KeptPhoto = {
  id: string
  draft: string
  file: Blob
  name: string
  addedAt: number
  takenAt: string | null
  place: Point | null
  /** Where the server shows it, once it is there. */
  src: string | null
}

const week = 7 * 24 * 3_600_000

export const isForgotten = ({ keptAt }: Pick<KeptDraft, 'keptAt'>, now: number): boolean =>
  now - keptAt > week
