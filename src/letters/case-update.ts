import { foreign } from '#i18n/foreign.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { DeliveryKind, DeliveryToSend } from '#reports/deliveries/delivery.ts'
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
export type LaterKind = Exclude<DeliveryKind, 'report' | 'hand_over'>

/** To a body that has the report already: what is new from the resident. */
export function caseUpdate(letter: LetterToBody, kind: LaterKind): RenderedLetter {
  const { delivery, category, language } = letter
  const { body } = messagesIn(language).letters
  const { report } = delivery
  return renderLetter({
    language,
    subject: laterSubject(inThread(letter), language),
    title: body.update[kind].title,
    blocks: [
      { kind: 'paragraph', text: introOf(letter, kind) },
      ...said(letter, delivery),
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

/** A photo may say it all. */
function introOf({ delivery: { entry }, language }: LetterToBody, kind: LaterKind): string {
  const { update, photosOnly, sighting } = messagesIn(language).letters.body
  const isWordless = entry !== null && entry.words === '' && entry.photos.length > 0
  if (kind === 'update' && entry?.says) return sighting[entry.says]
  return isWordless ? photosOnly(entry.photos.length) : update[kind].intro
}

function said({ language }: LetterToBody, { entry }: DeliveryToSend): Block[] {
  const { body } = messagesIn(language).letters
  if (!entry?.words) return []
  const by = entry.writtenBy === 'reporter' ? body.fromReporter : body.fromResident
  return [{ kind: 'quote', by, text: entry.words, ...foreign(entry.language, language) }]
}
