import { z } from 'zod'
import { line, text } from '#http/fields.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import type { reviewing } from '#i18n/sv/pages/reviewing.ts'
import { moderationReasons } from '#moderation/remark.ts'
import type { Review, Turn } from '#moderation/review.ts'
import type { ReviewedReport } from '#moderation/reviewed-report.ts'
import { lengths } from '#reports/report.ts'
import { cleanLine, cleanText } from '#text/plain-text.ts'
import { wordsField } from './opened-entry.ts'

export type ReviewMistake = keyof (typeof reviewing)['mistakes']
export type ReadReview = Omit<Review, 'remark' | 'report' | 'link'>

const personalNumber = 'personalNumber' satisfies ReviewMistake
const form = z.object({
  title: line<ReviewMistake>({
    limit: lengths.title,
    missing: 'title',
    tooLong: 'titleLong',
    personalNumber,
  }),
  description: text<ReviewMistake>({
    limit: lengths.description,
    tooLong: 'descriptionLong',
    personalNumber,
  }),
  place: line<ReviewMistake>({ limit: lengths.placeWords, tooLong: 'placeLong', personalNumber }),
  reason: z.enum(['', ...moderationReasons], 'reason' satisfies ReviewMistake).default(''),
  act: z.enum(['change', 'hide', 'show', 'stand'], 'act' satisfies ReviewMistake),
  mark: z.string().default(''),
  answers: z.string().optional(),
})

const entryWords = text<ReviewMistake>({
  limit: lengths.words,
  missing: 'entryEmpty',
  tooLong: 'descriptionLong',
  personalNumber,
})

type Read = { ok: true; value: ReadReview } | { ok: false; mistakes: Mistakes }

/** What was decided on the page; texts that were only shown are as they stand. */
export function readReview(fields: Fields, { texts: standing, entries: said }: Standing): Read {
  const rewritten = said.filter(({ id, words }) => isRewritten(fields[wordsField(id)], words))
  const shape = Object.fromEntries(rewritten.map(({ id }) => [wordsField(id), entryWords]))
  const [read, anew] = [parseForm(form, fields), parseForm(z.object(shape), fields)]
  if (!read.ok || !anew.ok)
    return { ok: false, mistakes: { ...(!anew.ok && anew.mistakes), ...(!read.ok && read.mistakes) } }
  const { title, description, place, reason, act, mark, answers } = read.value
  const texts = {
    title: cleanLine(standing.title) === title ? standing.title : title,
    description: cleanText(standing.description) === description ? standing.description : description,
    placeWords: cleanLine(standing.placeWords) === place ? standing.placeWords : place,
  }
  const entries = turnsIn(fields, /^entry-(\d{1,15})$/).map(({ id, turn }) => ({ id: Number(id), turn }))
  const photos = turnsIn(fields, /^photo-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/)
  const dropsAnswers = answers === 'drop'
  return {
    ok: true,
    value: {
      ...{ act, mark, texts, dropsAnswers, entries, photos, reason: reason || null },
      entryWords: rewritten.map(({ id }) => ({
        id,
        mark: fields[`mark-${id}`] ?? '',
        words: anew.value[wordsField(id)] ?? '',
      })),
    },
  }
}

type Standing = Pick<ReviewedReport, 'texts' | 'entries'>

const isRewritten = (typed: string | undefined, words: string): boolean =>
  typed !== undefined && cleanText(typed) !== cleanText(words)

/** What is ticked: a box says what it does with what it stands under. */
const turnsIn = (fields: Fields, name: RegExp): { id: string; turn: Turn }[] =>
  Object.entries(fields).flatMap(([field, turn]) => {
    const id = name.exec(field)?.[1]
    return id && (turn === 'hide' || turn === 'show') ? [{ id, turn }] : []
  })
