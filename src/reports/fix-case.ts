import type { Db } from '#database/database.ts'
import { type Doer, lockCase } from './lock-case.ts'
import { moveCase } from './move-case.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { photosOfContribution } from './photos/photos-of-contribution.ts'
import type { CaseState } from './report.ts'
import { writeEntry } from './write-entry.ts'

export type Fixing = {
  caseId: number
  by: Doer
  words?: string
  /** The key of the form that brought photos of how it looks now. */
  form?: string | undefined
}

/** A body says that it is fixed, and shows it to everybody if it likes; refused as `moveCase` refuses. */
export async function fixCase(tx: Db, { caseId, by, words = '', form }: Fixing): Promise<CaseState> {
  const photos = form ? await photosOfContribution(tx, form) : []
  if (!form || photos.every(({ state }) => state === 'broken'))
    return moveCase(tx, { caseId, act: 'fix', by, ...(words && { words }) })
  const held = await lockCase(tx, caseId)
  const entry = await writeEntry(tx, held, by, 'update', words)
  const { report, municipality } = held
  await attachPhotos(tx, { form, report, municipality, entry })
  return moveCase(tx, { caseId, act: 'fix', by, entry })
}
