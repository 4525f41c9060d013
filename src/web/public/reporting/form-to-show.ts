import type { Fields, Mistakes } from '#http/form.ts'
import type { ShownKnown } from '#reports/nearby/shown-known.ts'
import type { ChangedMeanwhile } from './changed-meanwhile.tsx'
import type { ShownPhoto } from './form-photos.ts'
import type { FormPlace } from './form-place.ts'
import type { Recipient } from './recipient.ts'

/** A report's form as it stands: what was typed, what is wrong with it, and who would get it. */
export type FormToShow = {
  /** Where it is posted. */
  action: string
  /** The form's own key: what is sent with it twice is one report, and its photos are kept by it. */
  key: string
  photos: readonly ShownPhoto[]
  fields: Fields
  mistakes: Mistakes
  place: FormPlace
  /** Of each candidate, in the same order. */
  recipients: readonly Recipient[]
  button: string
  /** Stored and waiting for confirmation: what is changed now is changed there. */
  isSent?: true
  /** It finishes one report that has been begun. */
  isBegun?: true
  /** Whoever fills it in has proven that this address is theirs. */
  provenAddress?: string
  /** Somebody has stored something else since it was shown. */
  changed?: ChangedMeanwhile | undefined
  /** What is known of it already; left out where it is not asked. */
  known?: ShownKnown | null
}
