import type { Answer } from '#bodies/questions/question.ts'
import type { Db } from '#database/database.ts'
import { type Happening, happeningsOf } from '#reports/happenings.ts'
import { presentReport } from '#reports/present-report.ts'
import { NotFound } from '../../errors.ts'
import { type ReviewedReport, reviewedReport } from '../reviewed-report.ts'
import { kindsMaskedIn, type MaskedKind, maskedKinds, maskWords, type Reporter } from './mask-words.ts'
import type { CopiedLine, CopiedPhoto, MaskedCopy } from './masked-copy.ts'
import { moderatedBecause } from './moderated-because.ts'
import { holdersOf, writtenIn } from './written-in.ts'

/** Reads a report as it may be handed out. Whoever asks has been let in already. */
export async function copyReport(tx: Db, number: number): Promise<MaskedCopy> {
  const report = await presentReport(tx, number, 'published')
  if (!report) throw new NotFound('no such report')
  const reviewed = await reviewedReport(tx, number)
  const told = await happeningsOf(tx, number, { is: 'public' })
  const written = await writtenIn(tx, number)
  const isHidden = report.visibility === 'hidden'
  const shown = isHidden ? hiddenTexts : shownTexts(reviewed, written.reporter)
  const lines = linesOf(reviewed, isHidden ? told.map(withoutWords) : told, written.reporter)
  const { visibility, category, language, lat, lon, isApproximate, municipality } = report
  const { isTextHeld, confirmedAt, state, stateSince, plannedFor } = report
  return {
    ...{ number, visibility, category, language, lat, lon, isApproximate, municipality },
    ...{ isTextHeld, confirmedAt, state, stateSince, plannedFor, ...shown },
    photos: isHidden ? [] : photosAt(reviewed, null),
    holders: await holdersOf(tx, number),
    lines,
    because: {
      kinds: isHidden ? [] : kindsOf(written, shown, lines),
      reasons: await moderatedBecause(tx, number),
    },
  }
}

type Shown = Pick<MaskedCopy, 'title' | 'description' | 'placeWords' | 'answers'>
type Written = Awaited<ReturnType<typeof writtenIn>>

const hiddenTexts: Shown = { title: '', description: '', placeWords: '', answers: [] }

function shownTexts({ texts, answers }: ReviewedReport, reporter: Reporter): Shown {
  const { title, description, placeWords } = texts
  return {
    title: maskWords(title, reporter),
    description: maskWords(description, reporter),
    placeWords: maskWords(placeWords, reporter),
    answers: answers.map((answer) => ({ ...answer, value: maskedValue(answer.value, reporter) })),
  }
}

const maskedValue = (value: Answer['value'], reporter: Reporter): Answer['value'] =>
  typeof value === 'string' ? maskWords(value, reporter) : value

const withoutWords = (one: Happening): Happening => ({ ...one, words: null, entry: null })

/** What has happened, and among it what was said and is hidden, by when. */
function linesOf(
  { entries, photos }: ReviewedReport,
  told: readonly Happening[],
  reporter: Reporter,
): CopiedLine[] {
  const happened = told.map((one): CopiedLine => {
    const words = one.words === null ? null : maskWords(one.words, reporter)
    const photosOfIt = one.entry === null ? [] : photosAt({ photos }, one.entry)
    return { is: 'happened', at: one.at, happening: { ...one, words }, photos: photosOfIt }
  })
  const hidden = entries.flatMap(({ isHidden, at, writtenBy }): CopiedLine[] =>
    isHidden ? [{ is: 'hidden', at, writtenBy }] : [],
  )
  return [...happened, ...hidden].sort((one, other) => one.at.getTime() - other.at.getTime())
}

const photosAt = ({ photos }: Pick<ReviewedReport, 'photos'>, asked: number | null): CopiedPhoto[] =>
  photos.flatMap(({ entry, ...photo }) => (entry === asked ? [photo] : []))

function kindsOf(written: Written, shown: Shown, lines: readonly CopiedLine[]): MaskedKind[] {
  const { reporter, texts, entries } = written
  const said = lines.flatMap((line) =>
    line.is === 'happened' && line.happening.entry !== null
      ? [[entries.get(line.happening.entry) ?? '', line.happening.words ?? ''] as const]
      : [],
  )
  const pairs = [
    [texts.title, shown.title],
    [texts.description, shown.description],
    [texts.place_words, shown.placeWords],
    ...said,
  ] as const
  const found = new Set(pairs.flatMap(([wrote, reads]) => kindsMaskedIn(wrote, reads, reporter)))
  return maskedKinds.filter((kind) => found.has(kind))
}
