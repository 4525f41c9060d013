import { type Language, messagesIn } from '#i18n/messages.ts'
import { confirmContribution } from '../confirm-contribution.ts'
import { confirmReport } from '../confirm-report.ts'
import type { RenderedLetter } from '../letter.ts'
import { mailTaken } from '../mail-taken.ts'
import { type MailedDraft, mailedDraft } from '../mailed-draft.ts'
import { sandboxLink } from '../sandbox-link.ts'
import { threadSubject } from '../thread-subject.ts'
import { whichReport } from '../which-report.ts'
import type { Samples } from './sample.ts'
import { type SampleWords, sampleBaseUrl, sampleToken } from './sample-words.ts'

const contributions = ['support', 'follow', 'update', 'fixed', 'still'] as const

export const reportSamples: Samples = (language, { holder, category }) => {
  const unproven = { language, baseUrl: sampleBaseUrl, token: sampleToken('d'), municipality: holder }
  const confirm = { ...unproven, categories: [category], count: 1, isReminder: false }
  return [
    ['confirm-report', confirmReport(confirm)],
    ['confirm-report, answered', confirmReport({ ...confirm, isAnswer: true })],
    ['confirm-report for several', confirmReport({ ...confirm, categories: [category, 'Lampa'], count: 3 })],
  ]
}

export const reminderSamples: Samples = (language, { holder, category }) => {
  const letter = { language, baseUrl: sampleBaseUrl, token: sampleToken('d'), municipality: holder }
  return [
    [
      'confirm-report once more',
      confirmReport({ ...letter, categories: [category], count: 1, isReminder: true }),
    ],
  ]
}

export const contributionSamples: Samples = (language, { holder, category }) => {
  const letter = { language, baseUrl: sampleBaseUrl, token: sampleToken('d'), municipality: holder }
  return contributions.map((kind) => [
    `confirm-contribution of ${kind}`,
    confirmContribution({ ...letter, kind, number: 1000001, category }),
  ])
}

const outcomes = ['done', 'unclear', 'sent', 'unknown'] as const

export const mailSamples: Samples = (language, words) =>
  outcomes.map((name) => [`mail-taken, ${name}`, taken(language, name, words)])

function taken(
  language: Language,
  name: (typeof outcomes)[number],
  { said, title, holder }: SampleWords,
): RenderedLetter {
  const { body, choose, resident, why } = messagesIn(language).pages.mailing
  const ways = {
    done: { title: body.title, sentences: [body.answer], button: body.button, words: said },
    unclear: {
      ...{ title: choose.title, sentences: [why.unclear, choose.lead], button: choose.button, words: said },
    },
    sent: {
      ...{
        title: resident.title,
        sentences: [resident.message(holder)],
        button: resident.button,
        words: said,
      },
    },
    unknown: {
      ...{ title: resident.confirmTitle, sentences: [resident.confirmLead(holder)] },
      ...{ button: resident.confirm, words: null, ignore: resident.ignore },
    },
  }
  const thread = name === 'unknown' ? null : threadSubject(title, 1000001)
  const about = { language, baseUrl: sampleBaseUrl, token: sampleToken('z'), number: 1000001, thread }
  return mailTaken({ ...about, ...ways[name] })
}

export const whichReportSamples: Samples = (language) => [
  ['which-report', whichReport({ language, baseUrl: sampleBaseUrl, token: sampleToken('w') })],
]

export const mailedDraftSamples: Samples = (language, { title, place, category }) => {
  const begun = (changes: Partial<MailedDraft>) =>
    mailedDraft({
      ...{ language, baseUrl: sampleBaseUrl, path: `/bekrafta/${sampleToken('d')}`, whose: 'own', title },
      ...{ place: { from: 'words', words: place }, photos: 2, leftBehind: 2, category, until: '5' },
      ...changes,
    })
  const inPhoto = { from: 'photo', words: 'Lund' } as const
  return [
    ['mailed-draft', begun({})],
    ['mailed-draft of a photo', begun({ title: '', place: inPhoto, photos: 1, leftBehind: 0 })],
    [
      'mailed-draft of little, sent on',
      begun({ whose: 'unknown', place: null, photos: 0, leftBehind: 1, category: null }),
    ],
    ['mailed-draft, sent on', begun({ whose: 'other', place: { from: 'mail', words: 'Lund' } })],
  ]
}

export const sandboxSamples: Samples = (language) => [
  ['sandbox-link', sandboxLink({ language, baseUrl: sampleBaseUrl, token: sampleToken('s') })],
]
