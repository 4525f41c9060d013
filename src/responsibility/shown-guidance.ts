import { categoryByCode } from '#bodies/catalogue.ts'
import { dutyNumberAt } from '#bodies/duty/duty-number.ts'
import type { ServiceNotice } from '#bodies/notices/notice.ts'
import { noticesAt } from '#bodies/notices/notices-at.ts'
import { fieldOf, inWords, languageOf, type Question } from '#bodies/questions/question.ts'
import type { Language, NoticeTone, QuestionKind } from '#database/schema.ts'
import { formatPlannedDay } from '#i18n/formats.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Asked } from './answer.ts'
import { responsibleFor } from './responsible-for.ts'
import { telephoneLink } from './shown-recipient.ts'
import type { Tables } from './tables.ts'

/** What bodies tell and ask about a place and a kind of problem, as a form shows it: the same from the page and from the API. */
export type ShownGuidance = {
  notices: readonly ShownNotice[]
  questions: readonly ShownQuestion[]
  /** What is reported here needs somebody at once, whatever is written. */
  isUrgent: boolean
  /** Whom to ring when it can't wait, besides 112. */
  duty: WordsAndAddress | null
}
type WordsAndAddress = { words: string; href: string }
type Said = { words: string /** Where it is another language than the page's. */; lang?: Language }
export type ShownNotice = Said & {
  code: string
  tone: NoticeTone
  /** Of works under way: when they are thought to be done. */
  until: string | null
  link: WordsAndAddress | null
}
export type ShownQuestion = Said & {
  field: string
  kind: QuestionKind
  hint: string | null
  required: boolean
  plate: boolean
  least: number | null
  most: number | null
  options: readonly ShownOption[]
}
export type ShownOption = {
  code: string
  field: string
  label: string
  isUrgent: boolean
  stop: string | null
}

type AskedForGuidance = Omit<Asked, 'category' | 'municipality'> & {
  category: string | null
  municipality: string
}

export function shownGuidance(language: Language, asked: AskedForGuidance, tables: Tables): ShownGuidance {
  const { category, municipality, place, isTown, at } = asked
  const body = receiverOf(asked, tables)
  const bodies = body ? [municipality, body] : [municipality]
  const told = noticesAt(tables.guidance.notices, { place, isTown, bodies, category, at })
  return {
    notices: told.map((notice) => shownNotice(language, notice)),
    questions: questionsAsked(asked, tables).map((question) => shownQuestion(language, question)),
    isUrgent: category !== null && categoryByCode(category)?.priority === 'urgent',
    duty: dutyOf(language, { body: body ?? municipality, category, at }, tables),
  }
}

/** What whoever would get it asks about the category; nothing where nobody would. */
export function questionsAsked(asked: AskedForGuidance, tables: Tables): readonly Question[] {
  const body = receiverOf(asked, tables)
  return body && asked.category ? tables.guidance.questions.askedBy(body, asked.category) : []
}

function receiverOf({ category, ...asked }: AskedForGuidance, tables: Tables): string | null {
  if (category === null) return null
  const answer = responsibleFor({ ...asked, category }, tables)
  return answer.found && answer.recipient.takes ? answer.recipient.body : null
}

function shownNotice(language: Language, notice: ServiceNotice): ShownNotice {
  const { more, worksUntil } = messagesIn(language).pages.asking
  const { code, tone, link, expectedEnd } = notice
  return {
    ...said(language, notice, inWords(notice, language)),
    code,
    tone,
    until: expectedEnd && worksUntil(formatPlannedDay(expectedEnd, language)),
    link: link ? { words: more, href: link } : null,
  }
}

function shownQuestion(language: Language, question: Question): ShownQuestion {
  const { kind, required, plate, least, most, options } = question
  const { label, hint } = inWords(question, language)
  return {
    ...said(language, question, label),
    field: fieldOf(question),
    kind,
    hint,
    required,
    plate,
    least,
    most,
    options: options.map((option) => ({
      code: option.code,
      field: fieldOf(question, option.code),
      label: inWords(option, language),
      isUrgent: option.urgent,
      stop: option.stop && inWords(option.stop, language),
    })),
  }
}

function said(language: Language, source: { sv: unknown; en: unknown }, words: string): Said {
  const lang = languageOf(source, language)
  return lang === language ? { words } : { words, lang }
}

type AtDuty = { body: string; category: string | null; at: Date }

/** The body's duty number of the hour, else its telephone. */
function dutyOf(language: Language, asked: AtDuty, tables: Tables): WordsAndAddress | null {
  const { ring } = messagesIn(language).pages.asking.urgent
  const onDuty = dutyNumberAt(tables.guidance.dutyNumbers, asked)
  if (onDuty)
    return { words: ring(inWords(onDuty, language), onDuty.telephone), href: telephoneLink(onDuty.telephone) }
  const { name, telephone } = tables.receivers.body(asked.body) ?? {}
  return name && telephone ? { words: ring(name, telephone), href: telephoneLink(telephone) } : null
}
