import { sql } from 'kysely'
import { questionsOf } from '#bodies/questions/asked-questions.ts'
import { allQuestions } from '#bodies/questions/question-queries.ts'
import { type SaidAnswer, sayAnswers, storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Links } from '#people/links/links.ts'
import { reasonInWords } from '#responsibility/reason-in-words.ts'
import { readReason } from '#responsibility/stored.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { photosOfEntry, photosToDeliver } from '../photos/photos-to-deliver.ts'
import { masked } from '../publish-text.ts'
import type { PlacedBy } from '../report.ts'
import { firstOfCase } from './case-thread.ts'
import type { DeliveredEntry, DeliveryToSend, Reporter } from './delivery.ts'
import { linkToTell } from './link-to-tell.ts'
import { moderatedEntry, moderationToTell } from './moderation-to-tell.ts'
import { questionBefore } from './question-before.ts'
import { whatBecame } from './what-became.ts'
import { whereTold } from './where-told.ts'

/** The latest of them: a mail has a size. */
const messagesQuoted = 20

type Rooms = { db: Db; links: Links; photos: PhotoStore }

/** Everything a receiver needs to tell its holder, read when it is sent: a corrected address counts at once. */
export async function deliveryToSend({ db, links, photos }: Rooms, id: string): Promise<DeliveryToSend> {
  const row = await deliveryRow(db, id)
  const link = await linkToTell(db, id, row)
  const reason = readReason(row.reason)
  const isSender = row.kind === 'accepted' || row.kind === 'gone_on'
  const [answers, told, because, entry, first, before, became, question] = await Promise.all([
    answersOf(db, row.answers),
    whereTold(db, row),
    reason && reason.code !== 'municipality' ? reasonInWords(db, reason) : null,
    row.entry ? entryOf(db, photos, row.entry, row.event) : null,
    firstOfCase(db, row.case_id, row.receiver),
    row.came_from ? caseBefore(db, row.came_from) : null,
    isSender ? whatBecame(db, row) : null,
    questionBefore(db, row),
  ])
  const [earlierMessages, photosTold] = await Promise.all([
    row.kind === 'hand_over' ? messagesBefore(db, row) : [],
    photosToDeliver(db, photos, row),
  ])
  return {
    id,
    kind: row.kind,
    createdAt: row.created_at,
    threadId: first.id === id ? null : first.id,
    trace: row.trace,
    address: told.address,
    holder: { code: row.holder, name: row.holder_name },
    case: { id: row.case_id, state: row.state, openedAt: row.opened_at, reopened: row.reopened > 0 },
    caseToken: link ? links.token('case', link) : '',
    report: {
      number: row.number,
      category: row.category,
      title: stripCapabilities(row.title, masked),
      description: stripCapabilities(row.description, masked),
      language: row.language,
      answers,
      urgent: row.urgent,
      lat: row.lat,
      lon: row.lon,
      placeWords: row.place_words,
      isApproximate: row.place_is_approximate,
      municipality: { code: row.municipality, name: row.municipality_name },
      placedBy: row.placed_by,
      because,
      confirmedAt: row.confirmed_at,
      // Whoever has sent it on has no more to do with them.
      reporter: reporterOf(row, told.isContractor || isSender),
      supporters: row.supporters,
      isPrivate: row.visibility !== 'public',
      photos: photosTold,
    },
    entry,
    moderation: row.event ? await moderationToTell(db, row.event) : null,
    handedOverFrom: before?.holder ?? null,
    handedOverBy: before?.endedBy ?? null,
    isReturned: before?.act === 'return',
    became,
    question,
    earlierMessages,
  }
}

const deliveryRow = (db: Db, id: string) =>
  db
    .selectFrom('deliveries')
    .innerJoin('cases', 'cases.id', 'deliveries.case_id')
    .innerJoin('reports', 'reports.number', 'deliveries.report')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
    )
    .innerJoin('bodies as holders', 'holders.code', 'deliveries.holder')
    .innerJoin('bodies as homes', 'homes.code', 'reports.municipality')
    .leftJoin('people', 'people.id', 'reports.reporter')
    .leftJoin('links', 'links.id', 'deliveries.link')
    .select((row) => row('links.revoked_at', 'is not', null).$castTo<boolean>().as('is_link_ended'))
    .select([
      'deliveries.kind',
      'deliveries.receiver',
      'deliveries.created_at',
      'deliveries.trace',
      'deliveries.entry',
      'deliveries.event',
      'deliveries.link',
    ])
    .select(['deliveries.case_id', 'deliveries.holder', 'holders.name as holder_name'])
    .select(['cases.state', 'cases.opened_at', 'cases.reopened', 'cases.came_from', 'cases.exception'])
    .select(['reports.number', 'reports.category', 'reports.lat', 'reports.lon', 'report_texts.place_words'])
    .select(['reports.place_is_approximate', 'reports.urgent', 'report_texts.answers', 'reports.visibility'])
    .select(['reports.confirmed_at', 'reports.municipality', 'homes.name as municipality_name'])
    .select(sql<PlacedBy>`reports.responsibility->>'placedBy'`.as('placed_by'))
    .select(sql<unknown>`reports.responsibility->'reason'`.as('reason'))
    .select(supportersByThen.as('supporters'))
    .select(['report_texts.title', 'report_texts.description', 'report_texts.reporter_name'])
    // What a trusted source has told is the holder's to know, though nobody has proven it.
    .select((row) => row.fn.coalesce('people.email', 'report_texts.reporter_email').as('email'))
    .select('reports.language')
    .where('deliveries.id', '=', id)
    .executeTakeFirstOrThrow()

/** Counted as when it was queued: who comes later must not change a mail that is sent again. */
const supportersByThen = sql<number>`(select count(*)::int from supporters
  where supporters.report = deliveries.report and supporters.since <= deliveries.created_at)`

async function answersOf(db: Db, stored: unknown): Promise<SaidAnswer[]> {
  const answers = storedAnswers.parse(stored)
  const [first] = answers
  const questions = questionsOf(first?.body ? await allQuestions(db, first.body) : [])
  return sayAnswers(questions, answers, 'sv').map((said) => ({
    ...said,
    answer: stripCapabilities(said.answer, masked),
    value: typeof said.value === 'string' ? stripCapabilities(said.value, masked) : said.value,
  }))
}

type Written = { email: string | null; reporter_name: string | null }

/** A contractor never learns who reported. */
function reporterOf({ email, reporter_name: name }: Written, isContractor: boolean): Reporter {
  if (!email) return null
  return isContractor ? 'withheld' : { name, email }
}

/** What its holder has said itself is told as it stands now. */
const entryOf = (db: Db, store: PhotoStore, entry: number, event: number | null) =>
  event === null ? entryToTell(db, store, entry) : moderatedEntry(db, entry)

async function entryToTell(db: Db, store: PhotoStore, entry: number): Promise<DeliveredEntry> {
  const { words, ...said } = await db
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['entry_texts.words', 'entries.written_by as writtenBy', 'entries.created_at as at'])
    .select(['entries.language', 'entries.says'])
    .where('entries.id', '=', entry)
    .executeTakeFirstOrThrow()
  const photos = await photosOfEntry(db, store, entry)
  return { ...said, words: stripCapabilities(words, masked), photos }
}

/** Of cases before this one only: what is said after it must not change a mail that is sent again. */
async function messagesBefore(db: Db, { number, case_id }: { number: number; case_id: number }) {
  const messages = await db
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['entry_texts.words', 'entries.language', 'entries.created_at as at'])
    .where('entries.report', '=', number)
    .where('entries.case_id', '<', case_id)
    .where('entries.audience', '=', 'message')
    .where('entries.written_by', '=', 'reporter')
    .where('entries.hidden_at', 'is', null)
    .orderBy('entries.id', 'desc')
    .limit(messagesQuoted)
    .execute()
  return messages
    .reverse()
    .map(({ words, ...said }) => ({ ...said, words: stripCapabilities(words, masked) }))
}

/** Who held the case that this one came from, and who ended it: its last move was the hand-over. */
const caseBefore = (db: Db, caseId: number) =>
  db
    .selectFrom('cases')
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select(['bodies.name as holder', 'cases.moved_by as endedBy'])
    .select((row) =>
      row
        .selectFrom('events')
        .select('act')
        .whereRef('events.report', '=', 'cases.report')
        .whereRef('events.case_id', '=', 'cases.id')
        .where('to_state', '=', 'handed_over')
        .orderBy('id', 'desc')
        .limit(1)
        .as('act'),
    )
    .where('cases.id', '=', caseId)
    .executeTakeFirstOrThrow()
