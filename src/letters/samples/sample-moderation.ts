import type { Language } from '#i18n/messages.ts'
import type { ModerationItem } from '#moderation/moderation-in-letter.ts'
import type { RenderedLetter } from '../letter.ts'
import { remarkSettled } from '../remark-settled.ts'
import { type ReportModerated, reportModerated } from '../report-moderated.ts'
import type { Samples } from './sample.ts'
import { type SampleWords, sampleBaseUrl, sampleToken } from './sample-words.ts'

const reasons = ['person', 'hate', 'crime', 'other', null] as const
const everythingDone: readonly ModerationItem[] = (['redact', 'hide', 'show'] as const).flatMap((act) =>
  (['report', 'entry', 'photo'] as const).flatMap((of) => reasons.map((reason) => ({ act, of, reason }))),
)

export const sampleModerated = (
  language: Language,
  { title }: Pick<SampleWords, 'title'>,
  changes: Partial<ReportModerated> = {},
): RenderedLetter =>
  reportModerated({
    language,
    baseUrl: sampleBaseUrl,
    number: 1000001,
    reportTitle: title,
    done: everythingDone,
    isHidden: false,
    ownToken: sampleToken('o'),
    unsubscribeToken: sampleToken('u'),
    ...changes,
  })

export const moderationSamples: Samples = (language, words) => [
  ['report-moderated', sampleModerated(language, words)],
  ['report-moderated, to a neighbour', sampleModerated(language, words, { ownToken: null })],
  ['report-moderated, hidden', sampleModerated(language, words, { ownToken: null, isHidden: true })],
  ['report-moderated, held', sampleModerated(language, words, { held: 'waits' })],
  ['report-moderated, held and read', sampleModerated(language, words, { held: 'read' })],
]

export const settledSamples: Samples = (language) =>
  [[], everythingDone].map((done) => [
    done.length === 0 ? 'remark-settled, standing' : 'remark-settled',
    remarkSettled({ language, baseUrl: sampleBaseUrl, number: 1000001, done, isHidden: done.length > 0 }),
  ])
