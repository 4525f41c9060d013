import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Mistakes } from '#http/form.ts'
import type { Refusal } from '#reports/lock-case.ts'
import type { Contact } from '#reports/read-contact.ts'
import type { ShownPhoto } from '../public/reporting/form-photos.ts'
import type { CaseActName } from './case-acts.ts'

/** What the page tells besides the case: what was tried and refused, or the contact details asked for. */
export type Besides = {
  status?: ContentfulStatusCode
  tried?: CaseActName
  mistakes?: Mistakes
  refused?: Refusal
  /** A phrase was chosen, to be put among the words; nothing is done. */
  isInserting?: boolean
  contact?: Contact | null
  /** What came with what was tried, and is kept. */
  photos?: readonly ShownPhoto[]
}
