import { foreign } from '#i18n/foreign.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Became } from '#reports/deliveries/what-became.ts'
import { paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { inThread, type LetterToBody, laterSubject, publicPage } from './new-report.ts'
import { renderLetter } from './render-letter.ts'

/** To a body that has sent a report on: whoever got it has accepted it, or has sent it on in turn. */
export function sentOn(letter: LetterToBody, kind: 'accepted' | 'gone_on', became: Became): RenderedLetter {
  const { delivery, category, baseUrl, language } = letter
  const { letters, words } = messagesIn(language)
  const { body } = letters
  const { report } = delivery
  const told =
    kind === 'gone_on'
      ? body.became.goneOn(became.holder, became.to ?? letters.news.anotherHolder)
      : body.became.accepted(became.holder, words.state[became.state])
  return renderLetter({
    language,
    subject: laterSubject(inThread(letter), language),
    title: body.update[kind].title,
    blocks: [
      { kind: 'paragraph', text: told },
      ...saidWith(letter, became.holder),
      {
        kind: 'button',
        text: body.became.button,
        href: baseUrl + paths.case(delivery.caseToken),
        hint: body.became.hint,
      },
      {
        kind: 'facts',
        facts: [
          { name: body.number, value: String(report.number) },
          { name: body.category, value: category },
          { name: body.reportTitle, value: report.title, ...foreign(report.language, language) },
        ],
      },
      publicPage(letter),
    ],
    footer: [{ kind: 'small', text: body.became.about }],
  })
}

function saidWith({ delivery: { entry }, language }: LetterToBody, holder: string): Block[] {
  if (!entry?.words) return []
  const { body } = messagesIn(language).letters
  return [
    {
      kind: 'quote',
      by: body.fromBody(holder),
      text: entry.words,
      ...foreign(entry.language, language),
    },
  ]
}
