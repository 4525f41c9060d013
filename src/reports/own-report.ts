import type { Db } from '#database/database.ts'
import { NotFound } from '../errors.ts'
import { happeningsOf } from './happenings.ts'
import { actsOpenTo, standingCase } from './open-acts.ts'
import { type OpenQuestion, openQuestion } from './open-question.ts'
import type { Photo } from './photos/photo.ts'
import { photosOfReport } from './photos/photo-queries.ts'
import { type ShownHappening, sharePhotos } from './photos/share-photos.ts'
import { type PresentReport, presentReport } from './present-report.ts'
import type { Act } from './states.ts'

/** A report as its reporter sees it: what they wrote, messages to them, and what they may do now. */
export type OwnReport = {
  report: PresentReport
  acts: readonly Act[]
  /** What its holder waits to have answered. */
  question: OpenQuestion | null
  happenings: ShownHappening[]
  photos: Photo[]
}

export async function ownReport(db: Db, number: number, person: number): Promise<OwnReport> {
  const report = await presentReport(db, number, 'original')
  if (report?.reporter !== person) throw new NotFound('no such report of this person')
  const held = await standingCase(db, report.caseId)
  return {
    report,
    acts: actsOpenTo(held, { actor: 'reporter', door: 'web', person }),
    question: await openQuestion(db, held),
    ...sharePhotos(
      await photosOfReport(db, number, 'holder'),
      await happeningsOf(db, number, { is: 'reporter' }),
    ),
  }
}
