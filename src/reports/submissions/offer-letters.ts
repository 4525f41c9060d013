import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { saveContribution } from '../contributions/save-contribution.ts'
import { isPublicReport } from '../public-report.ts'
import type { Language } from '../report.ts'

type Offer = { report: number; email: string; language: Language }

/**
 * Asks an address that others have told us of whether it wants to hear of a report: by its link it follows, as anybody
 * may. What nobody may read is not offered to an address that nobody has proven.
 */
export async function offerLetters(tx: Db, { report, email, language }: Offer): Promise<void> {
  if (!(await isPublicReport(tx, report))) return
  await saveContribution(tx, {
    ...{ id: randomUUID(), kind: 'follow', report, words: '', wantsLetters: true, language, email },
  })
}
