import type { Db } from '#database/database.ts'
import { inSavepoint } from '#database/in-savepoint.ts'
import { inTransaction } from '#database/transaction.ts'
import { swedishDay } from '#i18n/formats.ts'
import { shorten } from '#text/plain-text.ts'
import { Conflict, NotAllowed, NotFound } from '../../errors.ts'
import { caseByExternalId, keepExternalId } from '../deliveries/external-ids.ts'
import { lengths } from '../report.ts'
import { type SystemAct, takeUpdate } from './take-update.ts'

/** Through what a body's own system tells us things. */
export type Teller = { connection: string; caller: number; body: string }

/** What a system tells of a case that came from us; see `News` of the integrations for what each means. */
export type NewsToTake = {
  externalId: string
  number: number | null
  updateId: string
  isWhole?: true
  at: Date
  act: SystemAct | null
  theirState: string | null
  words: string
  note: string
  plannedFor: Date | null
  photos: readonly string[]
}

/**
 * - `taken`, or `known`: told before, or it says what the last one did of the whole case.
 * - `no_case`: nothing of ours is called that, or not yet: it may be told before we have heard what it is called.
 * - `not_theirs`: somebody else holds the report by now.
 */
export type NewsTaken = 'taken' | 'known' | 'no_case' | 'not_theirs'

/** Moves a case as its holder's system tells, and passes its words on; all or nothing, and once. */
export function takeNews(db: Db, teller: Teller, news: NewsToTake): Promise<NewsTaken> {
  return inTransaction(db, async (tx) => {
    const found = await caseMeant(tx, teller, news)
    if (!found) return 'no_case'
    const at = new Date(Math.min(news.at.getTime(), Date.now()))
    return inSavepoint(
      tx,
      async () => {
        const { first } = await takeUpdate(tx, {
          ...{ caller: teller.caller, body: teller.body, report: found.report, door: 'case_system' },
          ...{ updateId: news.updateId, act: news.act, at, note: cut(news.note), pictures: news.photos },
          isWhole: news.isWhole === true,
          words: reasonFor(news) ?? cut(news.words),
          plannedFor: news.plannedFor && swedishDay(news.plannedFor),
        })
        return first ? 'taken' : 'known'
      },
      (error) => (isRefusal(error) ? 'not_theirs' : null),
    )
  })
}

const isRefusal = (error: unknown): boolean =>
  error instanceof NotFound || error instanceof NotAllowed || error instanceof Conflict

/**
 * By what it is called there, or by our number, where it tells that: then we know what it is called from now on. The case is
 * locked before that is written, as by those who record what became of a delivery.
 */
async function caseMeant(tx: Db, { connection, body }: Teller, { externalId, number }: NewsToTake) {
  const known = await caseByExternalId(tx, connection, externalId)
  if (known || number === null) return known
  const held = await tx
    .selectFrom('cases')
    .select(['id', 'report', 'municipality', 'holder'])
    .where('report', '=', number)
    .where('holder', '=', body)
    .where('is_present', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!held) return undefined
  await keepExternalId(tx, held, connection, externalId)
  return { caseId: held.id, report: held.report }
}

/** That nothing is done, or that it is somebody else's, needs its reason: their own word for it, where they give none. */
const reasonFor = ({ act, words, theirState }: NewsToTake): string | null =>
  (act === 'decline' || act === 'return') && words.trim() === '' && theirState ? cut(theirState) : null

const cut = (words: string): string => shorten(words.trim(), lengths.words)
