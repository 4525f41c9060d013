import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { caseUpdate, type LaterKind } from '../case-update.ts'
import type { RenderedLetter } from '../letter.ts'
import { type LetterToBody, newReport } from '../new-report.ts'
import { sentOn as sentOnLetter } from '../sent-on.ts'
import type { Samples } from './sample.ts'
import { sampleDelivery, samplePhotos } from './sample-delivery.ts'
import { type SampleWords, sampleBaseUrl } from './sample-words.ts'

export const laterKinds: readonly LaterKind[] = [
  ...(['update', 'message', 'withdrawal', 'reopening'] as const),
  ...(['thanks', 'link', 'erasure', 'lapse'] as const),
]

const moderations = [
  { act: 'redact', of: 'entry', reason: 'person' },
  { act: 'hide', of: 'entry', reason: 'hate' },
  { act: 'hide', of: 'photo', reason: 'crime' },
  { act: 'show', of: 'entry', reason: null },
  { act: 'show', of: 'photo', reason: null },
] as const

const at = new Date('2026-11-24T09:00:00Z')
const ordinary = sampleDelivery()

function aDelivery(words: SampleWords, changes: Partial<DeliveryToSend> = {}): DeliveryToSend {
  const holder = { code: '1489', name: words.holder }
  return sampleDelivery({
    holder,
    report: {
      ...ordinary.report,
      title: words.title,
      description: words.said,
      placeWords: words.place,
      municipality: holder,
      reporter: { name: words.name, email: 'asa@exempel.example' },
    },
    entry: entry(words.said, 'reporter'),
    ...changes,
  })
}

type Entry = NonNullable<DeliveryToSend['entry']>

const entry = (words: string, writtenBy: Entry['writtenBy'], changes: Partial<Entry> = {}): Entry => ({
  ...{ words, language: 'sv', writtenBy, says: null, at, photos: [] },
  ...changes,
})

/** A report that those who run the service have sent on from another body. */
export const sentOn = (words: SampleWords): DeliveryToSend =>
  aDelivery(words, {
    kind: 'hand_over',
    handedOverFrom: 'Lomma',
    handedOverBy: 'operator',
    earlierMessages: [
      { words: `Norra sidan ${words.line}`, language: 'sv', at: new Date('2026-11-24T08:00:00Z') },
    ],
    entry: entry(words.line, 'operator'),
  })

export const bodySamples: Samples = (language, words) => {
  const { category, line } = words
  const toBody = (delivery: DeliveryToSend) => ({
    ...{ delivery, category, baseUrl: sampleBaseUrl, language, takesReplies: true },
  })
  const { report } = aDelivery(words)
  const changed = (changes: Partial<DeliveryToSend['report']>) =>
    newReport(toBody(aDelivery(words, { report: { ...report, ...changes } })))
  const update = (said: Entry) =>
    caseUpdate(toBody(aDelivery(words, { kind: 'update', entry: said })), 'update')
  return [
    ['new-report', newReport(toBody(aDelivery(words)))],
    ['new-report of nobody', changed({ reporter: null, placedBy: 'resident' })],
    ['new-report because of its road', changed({ because: { sv: line, en: line } })],
    [
      'new-report, handed over',
      newReport(toBody(aDelivery(words, { handedOverFrom: 'Lomma', kind: 'hand_over' }))),
    ],
    ['new-report, sent on by operators', newReport(toBody(sentOn(words)))],
    ['new-report, given back', newReport(toBody({ ...sentOn(words), isReturned: true }))],
    ...senderSamples(toBody(aDelivery(words))),
    [
      'message that answers',
      caseUpdate(toBody(aDelivery(words, { kind: 'message', question: words.line })), 'message'),
    ],
    ...laterKinds.map((kind): [string, RenderedLetter] => [kind, caseUpdate(toBody(aDelivery(words)), kind)]),
    ...moderations.map((moderation): [string, RenderedLetter] => [
      `moderation: ${moderation.act} of ${moderation.of}`,
      caseUpdate(toBody(aDelivery(words, { moderation })), 'moderation'),
    ]),
    ['update of photos alone', update(entry('', 'neighbour', { photos: samplePhotos }))],
    ['update that says it is fixed', update(entry(words.said, 'neighbour', { says: 'fixed' }))],
    ['update that says it is still there', update(entry(words.said, 'neighbour', { says: 'still' }))],
  ]
}

/** What a body hears of a case that it has sent on. */
const senderSamples = (letter: LetterToBody): [string, RenderedLetter][] => [
  ['accepted', sentOnLetter(letter, 'accepted', { holder: 'Trafikverket', state: 'planned', to: null })],
  ['gone_on', sentOnLetter(letter, 'gone_on', { holder: 'Lund', state: 'handed_over', to: 'Trafikverket' })],
]
