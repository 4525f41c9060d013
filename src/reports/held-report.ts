import type { Db } from '#database/database.ts'
import type { Step } from '#responsibility/codes.ts'
import { NotFound } from '../errors.ts'
import { happeningsOf } from './happenings.ts'
import type { LockedCase } from './lock-case.ts'
import { actsOpenTo, standingCase } from './open-acts.ts'
import { type OpenQuestion, openQuestion } from './open-question.ts'
import { type Passing, passingOf } from './passing/sent-here.ts'
import type { Photo } from './photos/photo.ts'
import { photosOfReport } from './photos/photo-queries.ts'
import { type ShownHappening, sharePhotos } from './photos/share-photos.ts'
import { type PresentReport, presentReport } from './present-report.ts'
import type { Act } from './states.ts'
import { stepsOf } from './steps-of.ts'

/** A report as the body sees it by the link of one case: the original texts, and what it may do now. */
export type HeldReport = {
  report: PresentReport
  held: LockedCase
  /** Reports from somebody who can be answered. */
  hasReporter: boolean
  /** There is somebody to reach, though perhaps not by us. */
  hasContact: boolean
  /** How it was found out who is responsible. */
  steps: readonly Step[]
  acts: readonly Act[]
  happenings: ShownHappening[]
  photos: Photo[]
  /** What it waits to have answered. */
  question: OpenQuestion | null
} & Passing

export async function heldReport(db: Db, caseId: number, body: string | null): Promise<HeldReport> {
  const held = await standingCase(db, caseId)
  const report = await presentReport(db, held.report, 'original')
  if (!report) throw new NotFound('no such report')
  return {
    report,
    held,
    hasReporter: held.reporter !== null,
    hasContact: held.reporter !== null || (await isToldOf(db, held.report)),
    steps: (await stepsOf(db, held.report)) ?? [],
    acts: actsOpenTo(held, { actor: 'body', door: 'web', body }),
    ...(await passingOf(db, held)),
    question: await openQuestion(db, held),
    ...sharePhotos(
      await photosOfReport(db, held.report, 'holder'),
      await happeningsOf(db, held.report, { is: 'holder', caseId, isPresent: held.is_present }),
    ),
  }
}

/** Whether a trusted source has told how to reach whoever reported it. */
async function isToldOf(db: Db, report: number): Promise<boolean> {
  const told = await db
    .selectFrom('report_texts')
    .select('report')
    .where('report', '=', report)
    .where('version', '=', 'original')
    .where((where) =>
      where.or([where('reporter_email', 'is not', null), where('reporter_telephone', 'is not', null)]),
    )
    .executeTakeFirst()
  return told !== undefined
}
