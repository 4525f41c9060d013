import { formatPoint, mapUrl } from '#geo/browser/point.ts'
import { formatSweref99tm } from '#geo/sweref.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { urgencyInWords } from '#i18n/urgency-in-words.ts'
import type { DeliveredPhoto, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { shorten } from '#text/plain-text.ts'
import { paths } from '../paths.ts'
import type { Block, Fact, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

/** What letters to a body are made from. `category` is the category's name in the language. */
export type LetterToBody = {
  delivery: DeliveryToSend
  category: string
  baseUrl: string
  language: Language
  /** What a body answers by mail comes to us, and is done. */
  takesReplies?: boolean
}

/** To a body that gets a report for the first time, in the order that municipalities know. */
export function newReport(letter: LetterToBody): RenderedLetter {
  const { delivery, language } = letter
  const { body } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: caseSubject(inThread(letter), language),
    title: body.title,
    blocks: [
      {
        kind: 'paragraph',
        text: noticed(letter) ?? handedOver(letter) ?? body.intro(delivery.holder.name),
      },
      ...urgency(letter),
      ...wordsWith(letter),
      caseButton(letter),
      { kind: 'heading', text: body.reporter },
      ...reporterFacts(letter),
      { kind: 'heading', text: body.case },
      ...caseFacts(letter),
      ...earlierMessages(letter),
      { kind: 'heading', text: body.place },
      placeFacts(letter),
      { kind: 'heading', text: body.why },
      { kind: 'paragraph', text: why(letter) },
      { kind: 'paragraph', text: body.notYours },
      publicPage(letter),
    ],
    footer: footerToBody(letter),
  })
}

/** Its own system should have it, and can't be told. */
const noticed = ({ delivery: { kind, holder }, language }: LetterToBody): string | null =>
  kind === 'notice' ? messagesIn(language).letters.body.notice(holder.name) : null

/** Nothing of it changes while the case lives. `category` as above, `home` the municipality's name. */
type NamedInThread = Pick<DeliveryToSend['report'], 'number' | 'placeWords'> & {
  category: string
  home: string
  urgent: readonly unknown[]
}

export const inThread = ({ delivery: { report }, category }: LetterToBody): NamedInThread => ({
  ...report,
  category,
  home: report.municipality.name,
})

/** The one subject of a case's mails; those after the first begin with "Re:", as all mail programs expect. */
function caseSubject(
  { number, category, placeWords, home, urgent }: NamedInThread,
  language: Language,
): string {
  const { letters, pages } = messagesIn(language)
  const subject = letters.body.subject(category, shorten(placeWords.trim() || home, 80), String(number))
  return urgent.length > 0 ? `${pages.asking.urgency.subject}: ${subject}` : subject
}

export const laterSubject = (named: NamedInThread, language: Language): string =>
  `Re: ${caseSubject(named, language)}`

/** What everybody reads of it, or that nobody does. */
export function publicPage({ delivery: { report }, baseUrl, language }: LetterToBody): Block {
  const { body } = messagesIn(language).letters
  if (report.isPrivate) return { kind: 'paragraph', text: body.isPrivate }
  return { kind: 'link', text: body.report, href: baseUrl + paths.report(report.number) }
}

/** The signed page where a body handles the case without an account. */
export function caseButton({ delivery, baseUrl, language }: LetterToBody): Block {
  const { body } = messagesIn(language).letters
  return {
    kind: 'button',
    text: body.button,
    href: baseUrl + paths.case(delivery.caseToken),
    hint: body.buttonHint,
  }
}

export function footerToBody({ baseUrl, language, takesReplies }: LetterToBody): Block[] {
  const { body } = messagesIn(language).letters
  const replies: Block[] = [
    { kind: 'small', text: body.replies },
    { kind: 'commands', lines: [...body.lines] },
    { kind: 'small', text: body.repliesElse },
  ]
  return [
    ...(takesReplies ? replies : [{ kind: 'small' as const, text: body.noReplies }]),
    { kind: 'small', text: body.machines },
    { kind: 'small', text: body.takePart, link: { text: body.aboutLink, href: baseUrl + paths.forBodies() } },
  ]
}

/** Who sent the case here, when it was with another body before. */
function handedOver({ delivery, language }: LetterToBody): string | null {
  const { body } = messagesIn(language).letters
  const { handedOverFrom: from, handedOverBy, isReturned } = delivery
  if (from === null) return null
  if (isReturned) return body.givenBack(from)
  return handedOverBy === 'operator' ? body.handedOverByOperator(from) : body.handedOver(from)
}

/** Before all else, where the report speaks of danger. */
function urgency({ delivery: { report }, language }: LetterToBody): Block[] {
  const text = urgencyInWords(report.urgent, messagesIn(language).pages.asking.urgency, language)
  return text === null ? [] : [{ kind: 'paragraph', text }]
}

function wordsWith({ delivery: { entry, handedOverFrom }, language }: LetterToBody): Block[] {
  const { body } = messagesIn(language).letters
  if (!entry) return []
  const fromHolder = handedOverFrom === null ? body.fromReporter : body.fromBody(handedOverFrom)
  const by = entry.writtenBy === 'operator' ? body.fromOperator : fromHolder
  return [{ kind: 'quote', by, text: entry.words, ...foreign(entry.language, language) }]
}

function reporterFacts({ delivery, language }: LetterToBody): Block[] {
  const { body } = messagesIn(language).letters
  const { reporter } = delivery.report
  if (!reporter) return [{ kind: 'paragraph', text: body.noReporter }]
  if (reporter === 'withheld') return [{ kind: 'paragraph', text: body.withheld }]
  const facts = [
    { name: body.name, value: reporter.name ?? body.noName },
    { name: body.email, value: reporter.email },
  ]
  return [{ kind: 'facts', facts }]
}

function caseFacts({ delivery: { report }, category, language }: LetterToBody): Block[] {
  const { body } = messagesIn(language).letters
  const facts = [
    { name: body.number, value: String(report.number) },
    { name: body.category, value: category },
    { name: body.reportTitle, value: report.title, ...foreign(report.language, language) },
    { name: body.reportedAt, value: formatTime(report.confirmedAt, language) },
    ...seenToo(report.supporters, language),
    ...report.answers.map(({ question, answer, answerIn }) => ({
      name: question,
      value: answer,
      ...foreign(answerIn ?? report.language, language),
    })),
    ...photoFacts(report.photos, language),
  ]
  const description: Block[] = report.description
    ? [
        {
          kind: 'quote',
          by: body.description,
          text: report.description,
          ...foreign(report.language, language),
        },
      ]
    : []
  return [{ kind: 'facts', facts }, ...description]
}

/** How many came with the letter, and how many wait on the case's page. */
export function photoFacts(photos: readonly DeliveredPhoto[], language: Language): Fact[] {
  const { body } = messagesIn(language).letters
  const attached = photos.filter(({ bytes }) => bytes !== null).length
  return photos.length === 0
    ? []
    : [{ name: body.photos, value: body.photosThere(attached, photos.length - attached) }]
}

/** What was asked and answered before must not be asked once more. */
function earlierMessages({ delivery, language }: LetterToBody): Block[] {
  const { body } = messagesIn(language).letters
  return delivery.earlierMessages.map(({ words, language: writtenIn, at }) => ({
    kind: 'quote',
    by: body.fromReporterEarlier(formatTime(at, language)),
    text: words,
    ...foreign(writtenIn, language),
  }))
}

function placeFacts({ delivery: { report }, language }: LetterToBody): Block {
  const { body } = messagesIn(language).letters
  const words: Fact[] = report.placeWords
    ? [{ name: body.placeWords, value: report.placeWords, ...foreign(report.language, language) }]
    : []
  return {
    kind: 'facts',
    facts: [
      ...words,
      ...(report.isApproximate ? [{ name: body.accuracy, value: body.approximate }] : []),
      { name: body.wgs84, value: formatPoint(report) },
      { name: body.sweref, value: formatSweref99tm(report) },
      { name: body.municipality, value: report.municipality.name },
      { name: body.map, value: body.openMap, href: mapUrl(report) },
    ],
  }
}

function why(letter: LetterToBody): string {
  const { report } = letter.delivery
  const { body } = messagesIn(letter.language).letters
  const place = report.because
    ? sentence(report.because[letter.language])
    : body.because[report.placedBy](report.municipality.name)
  const from = handedOver(letter)
  return from === null ? place : `${from} ${place}`
}

const sentence = (words: string): string => `${words.charAt(0).toLocaleUpperCase('sv')}${words.slice(1)}.`

/** That more than the reporter see it is worth a line; that nobody else does is not. */
export function seenToo(supporters: number, language: Language): Fact[] {
  const { body } = messagesIn(language).letters
  return supporters > 0 ? [{ name: body.supporters, value: String(supporters) }] : []
}
