import { categoryName } from '#bodies/catalogue.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import { confirmContribution } from '#letters/confirm-contribution.ts'
import { confirmReport } from '#letters/confirm-report.ts'
import { reportNews } from '#letters/report-news.ts'
import { stuckDelivery } from '#letters/stuck-delivery.ts'
import type { Mailer } from '#mail/mail.ts'
import { addressRests } from '#people/address-rests.ts'
import { unfinishedDeliveries } from '#reports/deliveries/delivery-queries.ts'
import {
  contributionToConfirm,
  draftsToConfirm,
  followerOf,
  type LetterRow,
  letterById,
} from '#reports/letters/letter-queries.ts'
import { newsIn } from '#reports/letters/news-in-letter.ts'
import { personThread } from '#reports/letters/person-thread.ts'
import { recordLetter, type TakenLetter, takeLetters } from '#reports/letters/take-letters.ts'
import { linkToAskBy } from '#reports/verdicts/verdict-queries.ts'
import { log } from '../log.ts'
import { atPace } from './at-pace.ts'
import { waysBack } from './ways-back.ts'
import { alarms } from './write-alarm-letters.ts'
import { mailed_draft } from './write-draft-letters.ts'
import { failed_mails } from './write-failed-mails.ts'
import { gatheredNews } from './write-followed-news.ts'
import type { Addressed, Write, WritingRooms } from './write-letter.ts'
import { mail, which_report } from './write-mail-letters.ts'
import {
  addressChanged,
  erased,
  newAddress,
  passkeyAdded,
  passkeyRemoved,
  signIn,
} from './write-person-letters.ts'
import { moderation, overdue, remark, settled } from './write-remark-letters.ts'
import { sandbox } from './write-sandbox-letter.ts'
import { place_news, watch, watches } from './write-watch-letters.ts'

type Rooms = WritingRooms & { mailer: Mailer; lettersPerHour: number }

/** Letters to people: each taken, written as things stand now, sent, its outcome recorded. */
export const outgoingLetters = (rooms: Rooms): LeasedWork<TakenLetter> => ({
  table: 'letters',
  atOnce: 16,
  take: atPace(rooms.lettersPerHour, (limit) => takeLetters(rooms.db, limit)),
  async send({ id, attempt }) {
    const letter = await letterById(rooms.db, id)
    const written = await write[letter.kind](rooms, letter)
    const { outcome, answer } = await postOrDrop(rooms, letter, written)
    log('info', 'letter', { letter: id, kind: letter.kind, attempt, outcome })
    await recordAnyway(() => recordLetter(rooms.db, { letter: id, attempt, outcome, answer }))
  },
})

/** Letters whose answers come to us, and are done or told what to do instead. All others are answered by a person. */
const answeredByUs = new Set<LetterRow['kind']>([
  'confirm',
  'reminder',
  'support',
  'news',
  'place_news',
  'mail',
])

/** Letters that somebody has just asked for, to an address they have just typed. */
const askedFor = new Set<LetterRow['kind']>([
  'confirm',
  'support',
  'watch',
  'watches',
  'sign_in',
  'new_address',
  'mail',
  'mailed_draft',
  'which_report',
  'sandbox',
])

async function postOrDrop(rooms: Rooms, letter: LetterRow, written: Addressed | null) {
  if (!written) return { outcome: 'dropped', answer: 'nothing left to tell' } as const
  const rests = !askedFor.has(letter.kind) && (await addressRests(rooms.db, written.to))
  return rests ? ({ outcome: 'dropped', answer: 'the address rests' } as const) : post(rooms, letter, written)
}

function post(
  rooms: Rooms,
  { id, kind, created_at, first_taken_at }: LetterRow,
  { thread, ...letter }: Addressed,
) {
  const { hostname } = new URL(rooms.baseUrl)
  return rooms.mailer.send({
    ...waysBack(rooms, { what: 'letter', id }),
    ...(!answeredByUs.has(kind) && { replyTo: rooms.operatorEmail }),
    ...letter,
    // A message nobody has got, that all of the thread answer: mail programs keep them together by that.
    ...(thread && { references: [`${thread}@${hostname}`] }),
    messageId: `${id}@${hostname}`,
    // Programs sort by it: what was held for more news is as new as when it first left, and the same in a repeat.
    date: first_taken_at ?? created_at,
  })
}

const write: Record<LetterRow['kind'], Write> = {
  confirm: (rooms, letter) => toConfirm(rooms, letter, false),
  reminder: (rooms, letter) => toConfirm(rooms, letter, true),

  support: async ({ db, links, baseUrl }, { support, link, answers }) => {
    const found = support && link ? await contributionToConfirm(db, support, link) : undefined
    if (!found?.email || !link) return null
    const { kind, email, language, report, municipality } = found
    const category = categoryName(found.category, language)
    const token = links.token('support', link)
    return {
      to: email,
      ...confirmContribution({
        ...{ kind, language, baseUrl, token, number: report, category, municipality },
        isAnswer: answers !== null,
      }),
    }
  },

  news: async (rooms, letter) => {
    const { id, report, person } = letter
    if (report === null) return person ? gatheredNews(rooms, letter, person) : null
    const { db, links, baseUrl, mailDomain } = rooms
    const follower = person ? await followerOf(db, report, person) : undefined
    if (!follower || !person || !follower.leave_link) return null
    const isReporter = follower.reporter === person
    if (follower.visibility !== 'public' && !isReporter) return null
    const news = await newsIn(db, id, follower.state)
    if (news.length === 0) return null
    const { email, language, title, title_in, own_link, leave_link, all_link } = follower
    const verdict = await linkToAskBy(db, id, person)
    return {
      to: email,
      thread: personThread(report, person),
      ...reportNews({
        language,
        baseUrl,
        report: { number: report, title, language: title_in },
        isPrivate: follower.visibility === 'private',
        news,
        ownToken: isReporter && own_link ? links.token('reporter', own_link) : null,
        verdictToken: verdict && links.token('verdict', verdict),
        unsubscribeToken: links.token('unsubscribe', leave_link),
        takesReplies: mailDomain !== null,
        allToken: all_link ? links.token('watches', all_link) : null,
      }),
    }
  },

  operator: async ({ db, baseUrl, operatorEmail }) => {
    const unfinished = await unfinishedDeliveries(db, 50)
    const told = unfinished.filter((delivery) => delivery.told_operator_at)
    if (told.length === 0) return null
    const deliveries = told.map(({ id, report, holder_name, state, created_at, attempts, answer }) => ({
      id,
      number: report,
      holder: holder_name,
      state,
      since: created_at,
      attempts,
      lastAnswer: answer,
    }))
    return { to: operatorEmail, ...stuckDelivery({ language: 'sv', baseUrl, deliveries }) }
  },

  remark,
  overdue,
  moderation,
  settled,
  watch,
  watches,
  place_news,
  mail,
  mailed_draft,
  which_report,
  failed_mails,
  alarms,
  sandbox,

  sign_in: signIn,
  new_address: newAddress,
  address_changed: addressChanged,
  passkey_added: passkeyAdded,
  passkey_removed: passkeyRemoved,
  erased,
}

/** One letter for all it asks about: the newest one's link opens what waits for the address. */
async function toConfirm(
  { db, links, baseUrl }: WritingRooms,
  { id, answers }: LetterRow,
  isReminder: boolean,
): Promise<Addressed | null> {
  const drafts = await draftsToConfirm(db, id)
  const [newest] = drafts
  if (!newest?.email) return null
  const { email, language, municipality, link } = newest
  const categories = [...new Set(drafts.map(({ category }) => categoryName(category, language)))]
  const token = links.token('confirm', link)
  const count = drafts.length
  return {
    to: email,
    ...confirmReport({
      ...{ language, baseUrl, token, categories, municipality, count, isReminder },
      isAnswer: answers !== null,
    }),
  }
}
