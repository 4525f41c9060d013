import type { Fields, Mistakes } from '#http/form.ts'
import type { ShownKnown } from '#reports/nearby/shown-known.ts'
import type { FormPlace } from './form-place.ts'
import type { Recipient } from './recipient.ts'

/** A report's form as it stands: what was typed, what is wrong with it, and who would get it. */
export type FormToShow = {
  /** Where it is posted. */
  action: string
  fields: Fields
  mistakes: Mistakes
  place: FormPlace
  /** Of each candidate, in the same order. */
  recipients: readonly Recipient[]
  button: string
  /** What is known of it already; left out where it is not asked. */
  known?: ShownKnown | null
}
