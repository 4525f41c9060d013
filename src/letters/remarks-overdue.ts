import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type OverdueRemark = {
  id: string
  email: string
  page: string
  toldAt: Date
  /** As 2026-12-01. */
  answerBy: string
}

type Overdue = { language: Language; remarks: readonly OverdueRemark[] }

/** To those who run the service: whom they have not answered in time. */
export function remarksOverdue({ language, remarks }: Overdue): RenderedLetter {
  const { overdue, remark, operator } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: overdue.subject(String(remarks.length)),
    title: overdue.title,
    blocks: [
      { kind: 'paragraph', text: overdue.intro },
      ...remarks.map(({ email, page, toldAt, answerBy }) => ({
        kind: 'facts' as const,
        facts: [
          { name: remark.sender, value: email },
          { name: remark.page, value: page || remark.noPage },
          { name: remark.told, value: formatTime(toldAt, language) },
          { name: overdue.answerBy, value: formatPlannedDay(answerBy, language) },
        ],
      })),
      { kind: 'heading', text: overdue.commands },
      {
        kind: 'commands',
        lines: ['npm run remarks -- list', ...remarks.map(({ id }) => `npm run remarks -- answered ${id}`)],
      },
    ],
    footer: [{ kind: 'small', text: operator.why }],
  })
}
