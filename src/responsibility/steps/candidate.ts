import type { Reason } from '../codes.ts'

/** Who looks after a thing; null for an association that nobody here has an entry for. */
export type Candidate = { body: string; reason: Reason } | { body: null; name: string | null; reason: Reason }
