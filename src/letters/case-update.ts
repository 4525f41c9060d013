import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { DeliveredModeration, DeliveryKind, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import {
  caseButton,
  footerToBody,
  inThread,
  type LetterToBody,
  laterSubject,
  photoFacts,
  publicPage,
  seenToo,
} from './new-report.ts'
import { renderLetter } from './render-letter.ts'

/** The kinds that come after the report itself, in the same thread. */
export type LaterKind = Exclude<DeliveryKind, 'report' | 'hand_over' | 'notice' | 'accepted' | 'gone_on'>

/** To a body that has the report already: what is new from the resident. */
export function caseUpdate(letter: LetterToBody, kind: LaterKind): RenderedLetter {
  const { delivery, category, language } = letter
  const { body } = messagesIn(language).letters
  const { report } = delivery
  return renderLetter({
    language,
    subject: laterSubject(inThread(letter), language),
    title: delivery.question && kind === 'message' ? body.answered.title : body.update[kind].title,
    blocks: [
      { kind: 'paragraph', text: introOf(letter, kind) },
      ...asked(letter),
      ...said(letter, delivery),
      ...objecting(letter),
      caseButton(letter),
      {
        kind: 'facts',
        facts: [
          { name: body.number, value: String(report.number) },
          { name: body.category, value: category },
          { name: body.reportTitle, value: report.title, ...foreign(report.language, language) },
          ...seenToo(report.supporters, language),
          ...photoFacts(delivery.entry?.photos ?? [], language),
        ],
      },
      publicPage(letter),
    ],
    footer: footerToBody(letter),
  })
}

/** What has happened, in a sentence. A photo may say it all. */
export function introOf(
  { delivery, language }: Pick<LetterToBody, 'delivery' | 'language'>,
  kind: LaterKind,
): string {
  const { entry, question, moderation } = delivery
  const { update, photosOnly, sighting, answered } = messagesIn(language).letters.body
  if (moderation) return moderationIn(moderation, language)
  if (kind === 'message' && question) return answered.intro
  const isWordless = entry !== null && entry.words === '' && entry.photos.length > 0
  if (kind === 'update' && entry?.says) return sighting[entry.says]
  return isWordless ? photosOnly(entry.photos.length) : update[kind].intro
}

/** The question before its answer, or before that there is none. */
function asked({ delivery: { question }, language }: LetterToBody): Block[] {
  const { answered } = messagesIn(language).letters.body
  return question ? [{ kind: 'quote', by: answered.asked, text: question }] : []
}

function moderationIn({ act, of, reason }: DeliveredModeration, language: Language): string {
  const { body, moderation } = messagesIn(language).letters
  // A photo has no words to change.
  const what = act === 'redact' ? body.moderated.redact : body.moderated[act][of]
  return reason ? `${what} ${moderation.because(moderation.reasons[reason])}` : what
}

/** An answer to this letter would be one to the resident. */
const objecting = ({ delivery: { moderation }, baseUrl, language }: LetterToBody): Block[] => {
  const { moderated } = messagesIn(language).letters.body
  return moderation ? [{ kind: 'link', text: moderated.object, href: baseUrl + paths.about() }] : []
}

function said({ language }: LetterToBody, { entry, moderation }: DeliveryToSend): Block[] {
  const { body } = messagesIn(language).letters
  if (!entry?.words) return []
  const byResident = entry.writtenBy === 'reporter' ? body.fromReporter : body.fromResident
  const by = moderation ? body.moderated.now(formatTime(entry.at, language)) : byResident
  return [{ kind: 'quote', by, text: entry.words, ...foreign(entry.language, language) }]
}
