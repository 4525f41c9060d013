import { type Language, messagesIn } from '#i18n/messages.ts'
import { caseUpdate, type LaterKind } from '#letters/case-update.ts'
import { confirmContribution } from '#letters/confirm-contribution.ts'
import { confirmReport } from '#letters/confirm-report.ts'
import { confirmWatch } from '#letters/confirm-watch.ts'
import { failedMails } from '#letters/failed-mails.ts'
import { followedNews } from '#letters/followed-news.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import { mailTaken } from '#letters/mail-taken.ts'
import { type MailedDraft, mailedDraft } from '#letters/mailed-draft.ts'
import { newReport } from '#letters/new-report.ts'
import type { NewsItem } from '#letters/news-item.ts'
import { type PlaceNews, type PlaceNewsItem, placeNews } from '#letters/place-news.ts'
import { remarkSettled } from '#letters/remark-settled.ts'
import { remarkTold } from '#letters/remark-told.ts'
import { remarksOverdue } from '#letters/remarks-overdue.ts'
import { type ReportModerated, reportModerated } from '#letters/report-moderated.ts'
import { type ReportNews, reportNews } from '#letters/report-news.ts'
import { sentOn as sentOnLetter } from '#letters/sent-on.ts'
import { stuckDelivery } from '#letters/stuck-delivery.ts'
import { threadSubject } from '#letters/thread-subject.ts'
import {
  addressChangedLetter,
  erasedLetter,
  newAddressLetter,
  passkeyLetter,
  signInLetter,
} from '#letters/to-person.ts'
import { watchesLink } from '#letters/watches-link.ts'
import { whichReport } from '#letters/which-report.ts'
import type { ModerationItem } from '#moderation/moderation-in-letter.ts'
import { contributionKinds, type SightingKind } from '#reports/contributions/contribution.ts'
import { deliveredPhotos, deliveryToSend } from './delivery-to-send.ts'

export const baseUrl = 'https://fixamingata.example'
export const token = (letter: string) => `k1.${letter.repeat(22)}.${letter.repeat(22)}`
export const stolen = token('S')
const evil = `${baseUrl}/svar/${stolen}?a=b&c=d`

// Only names and addresses: what else stands in the letters is ours.
export const bare = deliveryToSend()
const delivery = deliveryToSend({
  holder: { code: '1281', name: 'Lund' },
  report: {
    ...bare.report,
    title: `X ${evil} X`,
    description: `X\n${evil}\nX <b>&amp;</b>`,
    placeWords: `X 1 ${evil}`,
    municipality: { code: '1281', name: 'Lund' },
    reporter: { name: `N ${evil}`, email: 'n@n.example' },
  },
  entry: {
    ...{
      words: `X\n${evil}\nX`,
      language: 'sv',
      writtenBy: 'reporter',
      says: null,
      at: new Date('2026-11-24T09:00:00Z'),
    },
    photos: [],
  },
})

const failedMail = { id: bare.id, arrivedAt: new Date('2026-11-28T09:00:00Z'), size: 2048 }

export const acts = {
  deliver: 'new',
  bounce: 'new',
  receive: 'received',
  investigate: 'investigating',
  ask: 'needs_information',
  remind: 'needs_information',
  lapse: 'received',
  plan: 'planned',
  start: 'in_progress',
  fix: 'fixed',
  decline: 'no_action',
  hand_over: 'new',
  return: 'new',
  mark_duplicate: 'duplicate',
  unmark_duplicate: 'received',
  withdraw: 'withdrawn',
  reopen: 'new',
  undo: 'received',
  answer: 'received',
  support: 'received',
  update: 'received',
  say_fixed: 'received',
  say_still: 'new',
} as const satisfies Record<NewsItem['act'], NewsItem['state']>

export const item = (act: keyof typeof acts): NewsItem => ({
  act,
  at: new Date('2026-11-23T13:30:00Z'),
  holder: 'Lund',
  state: acts[act],
  words: `X ${evil}`,
  ...((act === 'hand_over' || act === 'return') && { toHolder: 'Trafikverket' }),
  ...(act === 'plan' && { plannedFor: '2027-05-03' }),
  ...(act === 'mark_duplicate' && { mainReport: 1000002 }),
  ...(act === 'answer' && { audience: 'message' as const }),
})

const photosOnly = (photos: number): NewsItem => {
  const { words: _, ...support } = item('support')
  return { ...support, photos }
}

const { mainReport: _main, ...intoUnshown } = item('mark_duplicate')

const isAct = (name: string): name is keyof typeof acts => name in acts
export const everyAct = Object.keys(acts).filter(isAct)
export const news = (
  language: Language,
  items: NewsItem[],
  ownToken: string | null,
  verdictToken: string | null = null,
  report: ReportNews['report'] = { number: 1000001, title: `X ${evil}`, language: 'sv' },
) =>
  reportNews({
    language,
    baseUrl,
    report,
    news: items,
    ownToken,
    verdictToken,
    unsubscribeToken: token('u'),
    allToken: token('w'),
  })

export const byOperator = ['receive', 'hand_over', 'mark_duplicate', 'unmark_duplicate'] as const
export const sentOn = deliveryToSend({
  ...delivery,
  kind: 'hand_over',
  handedOverFrom: 'Lomma',
  handedOverBy: 'operator',
  earlierMessages: [{ words: `Norra sidan ${evil}`, language: 'sv', at: new Date('2026-11-24T08:00:00Z') }],
  entry: {
    ...{ words: 'X', language: 'sv', writtenBy: 'operator', says: null, photos: [] },
    at: new Date('2026-11-24T09:00:00Z'),
  },
})
const withPhotos = deliveryToSend({
  ...delivery,
  kind: 'update',
  entry: {
    words: '',
    language: 'sv',
    writtenBy: 'neighbour',
    says: null,
    at: new Date('2026-11-24T09:00:00Z'),
    photos: deliveredPhotos,
  },
})

const remark = {
  id: delivery.id,
  words: `X\n${evil}\nX <b>&amp;</b>`,
  writtenIn: 'sv',
  email: 'n@n.example',
  toldAt: new Date('2026-11-23T13:30:00Z'),
} as const
const onReport = { number: 1000001, title: `X ${evil}`, titleIn: 'sv', token: token('m') } as const

const reasons = ['person', 'hate', 'crime', 'other', null] as const
const everythingDone: readonly ModerationItem[] = (['redact', 'hide', 'show'] as const).flatMap((act) =>
  (['report', 'entry', 'photo'] as const).flatMap((of) => reasons.map((reason) => ({ act, of, reason }))),
)
export const moderated = (
  language: Language,
  changes: Partial<Pick<ReportModerated, 'done' | 'isHidden' | 'held' | 'ownToken' | 'reportTitle'>> = {},
) =>
  reportModerated({
    language,
    baseUrl,
    number: 1000001,
    reportTitle: `X ${evil}`,
    done: everythingDone,
    isHidden: false,
    ownToken: token('o'),
    unsubscribeToken: token('u'),
    ...changes,
  })

const decided = (language: Language, done: readonly ModerationItem[]) =>
  remarkSettled({ language, baseUrl, number: 1000001, done, isHidden: done.length > 0 })

export const placeItem = (isFix: boolean): PlaceNewsItem => ({
  number: 1000001,
  title: `X ${evil}`,
  language: 'sv',
  category: 'Hal',
  place: `X 1 ${evil}, Lund`,
  when: '2026-11-23 14.30',
  isFix,
})
export const newsOfPlaces = (language: Language, changes: Partial<PlaceNews> = {}) =>
  placeNews({
    language,
    baseUrl,
    told: [placeItem(false), placeItem(true)],
    more: { count: 0, path: '/karta' },
    watched: [`1 km ${evil}`],
    allToken: token('w'),
    leaveToken: token('l'),
    ...changes,
  })

const gathered = (language: Language, count: number) =>
  followedNews({
    language,
    baseUrl,
    reports: Array.from({ length: count }, (_, place) => ({
      number: 1000001 + place,
      title: `X ${evil}`,
      news: [item('fix'), item('answer')],
      ownToken: place === 0 ? token('o') : null,
      verdictToken: token('v'),
      unsubscribeToken: token('u'),
    })),
    allToken: token('w'),
  })

const saying = (says: SightingKind) =>
  deliveryToSend({
    ...delivery,
    kind: 'update',
    entry: {
      ...{ words: 'X', language: 'sv', writtenBy: 'neighbour', says, photos: [] },
      at: new Date('2026-11-24T09:00:00Z'),
    },
  })

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

const sentMails = ['done', 'unclear', 'sent', 'unknown'] as const

function taken(language: Language, name: (typeof sentMails)[number]): RenderedLetter {
  const { body, choose, resident, why } = messagesIn(language).pages.mailing
  const words = `X\n${evil}`
  const ways = {
    done: { title: body.title, sentences: [body.answer], button: body.button, words },
    unclear: { title: choose.title, sentences: [why.unclear, choose.lead], button: choose.button, words },
    sent: { title: resident.title, sentences: [resident.message('Lund')], button: resident.button, words },
    unknown: {
      ...{ title: resident.confirmTitle, sentences: [resident.confirmLead('Lund')] },
      ...{ button: resident.confirm, words: null, ignore: resident.ignore },
    },
  }
  const thread = name === 'unknown' ? null : threadSubject('X', 1000001)
  return mailTaken({ language, baseUrl, token: token('z'), thread, number: 1000001, ...ways[name] })
}

const begun = (language: Language, changes: Partial<MailedDraft>) =>
  mailedDraft({
    ...{ language, baseUrl, path: `/bekrafta/${token('d')}`, whose: 'own', title: `X ${evil}` },
    ...{ place: { from: 'words', words: `X 1 ${evil}` }, photos: 2, leftBehind: 2, category: 'Hal' },
    until: '5',
    ...changes,
  })

export function everyLetter(language: Language): [string, RenderedLetter][] {
  const toBody = { delivery, category: 'Hal', baseUrl, language, takesReplies: true }
  const stuck = {
    id: delivery.id,
    number: 1000001,
    holder: 'Lund',
    since: new Date('2026-11-23T13:30:00Z'),
    attempts: 3,
    state: 'queued' as const,
    lastAnswer: `451 ${evil}`,
  }
  const unproven = { language, baseUrl, token: token('d'), municipality: 'Lund' }
  const confirm = { ...unproven, categories: ['Hal'], count: 1, isReminder: false }
  return [
    ['confirm-report', confirmReport(confirm)],
    ['confirm-report once more', confirmReport({ ...confirm, isReminder: true })],
    ['confirm-report, answered', confirmReport({ ...confirm, isAnswer: true })],
    ['which-report', whichReport({ language, baseUrl, token: token('w') })],
    ['confirm-report for several', confirmReport({ ...confirm, categories: ['Hal', 'Lampa'], count: 3 })],
    ...contributionKinds.map((kind): [string, RenderedLetter] => [
      `confirm-contribution of ${kind}`,
      confirmContribution({ ...unproven, kind, number: 1000001, category: 'Hal' }),
    ]),
    ['mailed-draft', begun(language, {})],
    [
      'mailed-draft of a photo',
      begun(language, { title: '', place: { from: 'photo', words: 'Lund' }, photos: 1, leftBehind: 0 }),
    ],
    [
      'mailed-draft of little, sent on',
      begun(language, { whose: 'unknown', place: null, photos: 0, leftBehind: 1, category: null }),
    ],
    ['mailed-draft, sent on', begun(language, { whose: 'other', place: { from: 'mail', words: 'Lund' } })],
    ['new-report', newReport(toBody)],
    [
      'new-report of nobody',
      newReport({
        ...toBody,
        delivery: { ...delivery, report: { ...delivery.report, reporter: null, placedBy: 'resident' } },
      }),
    ],
    [
      'new-report because of its road',
      newReport({
        ...toBody,
        delivery: { ...delivery, report: { ...delivery.report, because: { sv: evil, en: evil } } },
      }),
    ],
    [
      'new-report, handed over',
      newReport({ ...toBody, delivery: { ...delivery, handedOverFrom: 'Lomma', kind: 'hand_over' } }),
    ],
    ['new-report, sent on by operators', newReport({ ...toBody, delivery: sentOn })],
    ['new-report, given back', newReport({ ...toBody, delivery: { ...sentOn, isReturned: true } })],
    ['accepted', sentOnLetter(toBody, 'accepted', { holder: 'Trafikverket', state: 'planned', to: null })],
    [
      'gone_on',
      sentOnLetter(toBody, 'gone_on', { holder: 'Lund', state: 'handed_over', to: 'Trafikverket' }),
    ],
    [
      'message that answers',
      caseUpdate({ ...toBody, delivery: { ...delivery, question: `X ${evil}` } }, 'message'),
    ],
    ...laterKinds.map((kind): [string, RenderedLetter] => [kind, caseUpdate(toBody, kind)]),
    ...moderations.map((moderation): [string, RenderedLetter] => [
      `moderation: ${moderation.act} of ${moderation.of}`,
      caseUpdate({ ...toBody, delivery: { ...delivery, moderation } }, 'moderation'),
    ]),
    ['update of photos alone', caseUpdate({ ...toBody, delivery: withPhotos }, 'update')],
    ['update that says it is fixed', caseUpdate({ ...toBody, delivery: saying('fixed') }, 'update')],
    ['update that says it is still there', caseUpdate({ ...toBody, delivery: saying('still') }, 'update')],
    ['gathered news of one', gathered(language, 1)],
    ['gathered news', gathered(language, 3)],
    ...everyAct.flatMap((act): [string, RenderedLetter][] => [
      [`news of ${act}`, news(language, [item(act)], null)],
      [`own news of ${act}`, news(language, [item(act)], token('o'))],
    ]),
    ...byOperator.map((act): [string, RenderedLetter] => [
      `news of ${act} by operators`,
      news(language, [{ ...item(act), byOperator: true }], token('o')),
    ]),
    ['news of mark_duplicate into what is not shown', news(language, [intoUnshown], null)],
    ['news of a line with a photo', news(language, [{ ...item('support'), photos: 1 }], null)],
    ['news of a fix, asked of', news(language, [item('fix')], null, token('v'))],
    ['own news of a fix, asked of', news(language, [item('fix')], token('o'), token('v'))],
    ['news of photos', news(language, [photosOnly(2)], null)],
    ['news of everything', news(language, everyAct.map(item), token('o'))],
    ['remark-settled, standing', decided(language, [])],
    ['remark-settled', decided(language, everythingDone)],
    [
      'remark-told of abuse',
      remarkTold({ language, baseUrl, ...remark, about: { ...onReport, reason: 'person' } }),
    ],
    [
      'remark-told of nobody',
      remarkTold({ language, baseUrl, ...remark, email: null, about: { ...onReport, reason: 'other' } }),
    ],
    [
      'remark-told of a text that is held',
      remarkTold({ language, baseUrl, ...remark, about: { ...onReport, reason: 'person', isHeld: true } }),
    ],
    [
      'remark-told of a barrier',
      remarkTold({ language, baseUrl, ...remark, about: { page: evil, answerBy: '2026-11-25' } }),
    ],
    [
      'remarks-overdue',
      remarksOverdue({
        language,
        remarks: [
          { ...remark, page: evil, answerBy: '2026-11-25' },
          { ...remark, page: '', answerBy: '2026-11-25' },
        ],
      }),
    ],
    ['report-moderated', moderated(language)],
    ['report-moderated, to a neighbour', moderated(language, { ownToken: null })],
    ['report-moderated, hidden', moderated(language, { ownToken: null, isHidden: true })],
    ['report-moderated, held', moderated(language, { held: 'waits' })],
    ['report-moderated, held and read', moderated(language, { held: 'read' })],
    ['confirm-watch', confirmWatch({ language, baseUrl, token: token('d'), watched: 'Lund', pace: 'X' })],
    ['watches-link', watchesLink({ language, baseUrl, token: token('w') })],
    ['place-news', newsOfPlaces(language)],
    ['place-news of one report', newsOfPlaces(language, { told: [placeItem(false)] })],
    ['place-news of one that got fixed', newsOfPlaces(language, { told: [placeItem(true)] })],
    [
      'place-news of very many',
      newsOfPlaces(language, { more: { count: 157, path: '/karta' }, watched: ['Lund', 'Lomma'] }),
    ],
    ['to-person, to sign in', signInLetter({ language, baseUrl, token: token('i') })],
    ['to-person, to prove an address', newAddressLetter({ language, baseUrl, token: token('n') })],
    ['to-person, of an address that was changed', addressChangedLetter(language, 0)],
    ['to-person, of an address that was changed, with keys', addressChangedLetter(language, 2)],
    ['to-person, of a key that was added', passkeyLetter(language, 'passkeyAdded')],
    ['to-person, of a key that was removed', passkeyLetter(language, 'passkeyRemoved')],
    ['to-person, of data that are removed', erasedLetter(language)],
    [
      'failed-mails',
      failedMails({
        language,
        mails: [
          { ...failedMail, reason: 'hung', lastError: null },
          { ...failedMail, reason: 'threw', lastError: 'Error: X' },
        ],
      }),
    ],
    ...sentMails.map((name): [string, RenderedLetter] => [`mail-taken, ${name}`, taken(language, name)]),
    ['stuck-delivery', stuckDelivery({ language, baseUrl, deliveries: [stuck] })],
    [
      'stuck-deliveries',
      stuckDelivery({
        language,
        baseUrl,
        deliveries: [stuck, { ...stuck, state: 'failed', lastAnswer: null }],
      }),
    ],
  ]
}
