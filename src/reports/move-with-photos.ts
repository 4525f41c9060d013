import type { Db } from '#database/database.ts'
import { type Doer, lockCase } from './lock-case.ts'
import { moveCase } from './move-case.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { photosOfContribution } from './photos/photos-of-contribution.ts'
import type { CaseState } from './report.ts'
import { writeEntry } from './write-entry.ts'

export type Showing = {
  caseId: number
  /** What can be seen at the place: that the work has begun, or how it looks now. */
  act: 'start' | 'fix'
  by: Doer
  words?: string
  /** The key of the form that brought photos. */
  form?: string | undefined
}

/** A body moves its case, and shows it to everybody if it likes; refused as `moveCase` refuses. */
export async function moveWithPhotos(
  tx: Db,
  { caseId, act, by, words = '', form }: Showing,
): Promise<CaseState> {
  if (!form || !(await hasPhotos(tx, form))) return moveCase(tx, { caseId, act, by, ...(words && { words }) })
  const held = await lockCase(tx, caseId)
  const entry = await writeEntry(tx, held, by, 'update', words)
  const { report, municipality } = held
  await attachPhotos(tx, { form, report, municipality, entry })
  return moveCase(tx, { caseId, act, by, entry })
}

/** Whether any of the photos that came with a form could be read. */
export async function hasPhotos(tx: Db, form: string): Promise<boolean> {
  const photos = await photosOfContribution(tx, form)
  return photos.some(({ state }) => state !== 'broken')
}
