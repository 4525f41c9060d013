import type { Db } from '#database/database.ts'
import type { Decision } from '#responsibility/stored.ts'
import type { OwnCase } from '../report.ts'
import type { Storable } from '../store-draft.ts'

/** A report as another's program sends it. */
export type Submitting = {
  /** A trusted one's reports need nobody's confirmation. */
  caller: { id: number; isTrusted: boolean }
  /** What the caller knows it by: the same again is the same report. */
  reference: string | null
  written: Storable
  /** Who gets it. */
  decision: Decision
  /** Pictures that came with it, where they lie. */
  photos: readonly { path: string }[]
  /** How many pictures that came with it could not be received. */
  leftBehind: number
  /** Addresses of pictures, to be fetched when there is a report. */
  mediaUrls: readonly string[]
  /** The holder's own case, begun in its system. */
  own?: OwnCase
}

/** `token` asks for what became of it; `report` is its number once it is confirmed. */
export type Submitted = { token: string; report: number | null }

/** What has become of what a token was answered for; undefined where there is no such, or it was never confirmed and is forgotten. */
export const submissionByToken = (db: Db, token: string): Promise<Submitted | undefined> =>
  submissions(db).where('submissions.token', '=', token).executeTakeFirst()

/** What the same reference of the same caller was answered with before. */
export const submissionByReference = (
  db: Db,
  { caller, reference }: { caller: number; reference: string | null },
): Promise<Submitted | undefined> =>
  submissions(db).where('caller', '=', caller).where('reference', '=', reference).executeTakeFirst()

const submissions = (db: Db) =>
  db
    .selectFrom('submissions')
    .innerJoin('drafts', 'drafts.id', 'submissions.draft')
    .select(['submissions.token', 'drafts.report'])
