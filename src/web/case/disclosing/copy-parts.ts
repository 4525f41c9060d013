import { categoryName } from '#bodies/catalogue.ts'
import { sayAnswers } from '#bodies/questions/say-answers.ts'
import type { PdfPart } from '#files/pdf/pdf-document.ts'
import { formatPoint } from '#geo/browser/point.ts'
import { formatSweref99tm } from '#geo/sweref.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { disclosing } from '#i18n/sv/pages/disclosing.ts'
import { words as shared } from '#i18n/sv/words.ts'
import type { CopiedLine, MaskedCopy } from '#moderation/disclosing/masked-copy.ts'
import { masked } from '#reports/publish-text.ts'
import type { Language } from '#reports/report.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import type { Pictures } from './copied-photos.ts'

const words = disclosing.copy

/** What somebody wrote, with a word where something was taken out: a sign alone is not read aloud. */
const written = (text: string): string => text.replaceAll(masked, words.mask)

const heading = (said: string, level: 2 | 3 = 2): PdfPart => ({ is: 'heading', level, words: said })
const fact = (term: string, detail: string, language: Language = 'sv'): PdfPart[] =>
  detail === '' ? [] : [{ is: 'fact', term, detail, ...(language !== 'sv' && { language }) }]
const said = (text: string, language: Language): PdfPart[] =>
  text === '' ? [] : [{ is: 'words', words: written(text), ...(language !== 'sv' && { language }) }]

/** What has been taken out of it, and why. */
export function aboutMasking({ because: { kinds, reasons }, visibility, isTextHeld }: MaskedCopy): PdfPart[] {
  const items = [
    ...kinds.map((kind) => words.kinds[kind]),
    ...reasons.map((reason) => words.moderated(words.reasons[reason].toLowerCase())),
  ]
  const isHidden = visibility === 'hidden'
  return [
    heading(words.how),
    ...(isHidden ? [{ is: 'words', words: words.hidden } as const] : []),
    ...(isTextHeld && !isHidden ? [{ is: 'words', words: words.textHeld } as const] : []),
    ...(items.length > 0 ? [{ is: 'list', items } as const] : []),
    ...(items.length === 0 && !isHidden ? [{ is: 'words', words: words.nothing } as const] : []),
    { is: 'words', words: words.mark(words.mask) },
    { is: 'words', words: words.without },
  ]
}

/** What it is, where, and how it stands; then what was written. */
export function aboutReport({ rooms }: Ask, copy: MaskedCopy): PdfPart[] {
  const { language, placeWords, municipality, title, description } = copy
  const near = words.nearest(sayPlace(copy, municipality.code).nearest, municipality.name)
  const answers = sayAnswers(rooms.tables().guidance.questions, copy.answers, 'sv')
  return [
    heading(words.report),
    ...fact(words.number, String(copy.number)),
    ...fact(words.category, categoryName(copy.category, 'sv')),
    ...answers.flatMap(({ question, answer, answerIn }) =>
      fact(question, written(answer), answerIn ?? language),
    ),
    ...fact(words.place, written(placeWords), language),
    ...fact(words.near, near),
    ...(copy.isApproximate
      ? fact(words.approximate, formatPoint(copy))
      : fact(words.wgs84, formatPoint(copy))),
    ...fact(words.sweref, formatSweref99tm(copy)),
    ...fact(words.reported, formatTime(copy.confirmedAt, 'sv')),
    ...fact(words.state, words.since(shared.state[copy.state], formatTime(copy.stateSince, 'sv'))),
    ...(copy.plannedFor ? fact(words.planned, formatPlannedDay(copy.plannedFor, 'sv')) : []),
    ...(title === '' ? [] : [heading(words.heading, 3), ...said(title, language)]),
    ...(description === '' ? [] : [heading(words.description, 3), ...said(description, language)]),
  ]
}

/** All that have held it, in order. */
export const whoHeld = ({ holders }: MaskedCopy): PdfPart[] => [
  heading(words.holders),
  { is: 'list', items: holders.map(({ name, since }) => words.holder(name, formatTime(since, 'sv'))) },
]

/** What has happened and what everybody reads of what was said, oldest first. */
export async function whatHappened({ lines }: MaskedCopy, pictures: Pictures): Promise<PdfPart[]> {
  const parts = [heading(words.happened)]
  for (const line of lines) parts.push(...(await lineParts(line, pictures)))
  return parts
}

async function lineParts(line: CopiedLine, pictures: Pictures): Promise<PdfPart[]> {
  const when = formatTime(line.at, 'sv')
  if (line.is === 'hidden') return fact(when, words.entryHidden[line.writtenBy])
  const { happening, photos } = line
  return [
    ...fact(when, sentenceOf('sv', happening)),
    ...(happening.plannedFor ? fact(words.planned, formatPlannedDay(happening.plannedFor, 'sv')) : []),
    ...said(happening.words ?? '', happening.language ?? 'sv'),
    ...(await pictures.of(photos, words.saidPhoto)),
  ]
}
