import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockPresentCase } from '../contributions/lock-present-case.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import { type Doer, type LockedCase, MoveRefused } from '../lock-case.ts'
import { eventOf } from '../move-case.ts'
import { recordEvent } from '../record-event.ts'
import type { Door, Language } from '../report.ts'
import { writeEntry } from '../write-entry.ts'

/** Where it was sent from, by hashes that tell nothing. */
export type Sender = { browser: Buffer; network: Buffer }
/** Somebody a signed link knows, who may write a line; or nobody but a browser and its network. */
export type Thanker =
  | { person: number; link: string; words: string; language: Language; sender?: Sender }
  | Sender
export type Thanking = { report: number; from: Thanker; door: Door }

// A class or a staircase behind one address may thank together; a program may not fill the page.
const mostFromNetwork = 5

/**
 * Thanks for a fix, to whoever made it. Each is counted once; the first is told to the holder, and later ones with a
 * line at most once a day. The rest is a number on the pages. Tells the report it counts for.
 */
export function thank(db: Db, { report, from, door }: Thanking): Promise<number> {
  return inTransaction(db, async (tx) => {
    const held = await lockPresentCase(tx, report, 'person' in from ? from.person : null)
    if (held.state !== 'fixed') throw new MoveRefused('state')
    if (await isNew(tx, held, from)) await tell(tx, held, from, door)
    return held.report
  })
}

/** The case is locked, so that nobody else counts at the same moment. */
async function isNew(tx: Db, held: LockedCase, from: Thanker): Promise<boolean> {
  if ('network' in from) {
    if ((await countFrom(tx, held.report, from.network)) >= mostFromNetwork) return false
    return count(tx, held, from)
  }
  const { person, sender, words } = from
  // Counted already, as nobody: only the line is new.
  if (sender && (await isOfBrowser(tx, held, sender, person))) return words !== ''
  const isOwn = sender && !(await isKnown(tx, held, sender))
  return count(tx, held, { person, ...(isOwn && sender) })
}

/** Thanks that somebody has said in a message, which tells the holder of them. Whether they are counted now. */
export async function countThanksSaid(
  tx: Db,
  held: LockedCase,
  by: Doer & { person: number },
): Promise<boolean> {
  if (held.state !== 'fixed' || !(await count(tx, held, { person: by.person }))) return false
  await recordEvent(tx, { ...eventOf(held, by), act: 'thank' })
  return true
}

async function count(
  tx: Db,
  { report, municipality }: LockedCase,
  who: Partial<Sender> & { person?: number },
): Promise<boolean> {
  const counted = await tx
    .insertInto('thanks')
    .values({ report, municipality, ...who })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return counted !== undefined
}

/** The same browser has thanked on the page before: what was nobody's is theirs, if they have not thanked yet. */
async function isOfBrowser(
  tx: Db,
  { report }: LockedCase,
  { browser }: Sender,
  person: number,
): Promise<boolean> {
  const claimed = await tx
    .updateTable('thanks')
    .set({ person })
    .where('report', '=', report)
    .where('browser', '=', browser)
    .where('person', 'is', null)
    .where(
      sql<boolean>`not exists (select from thanks as own where own.report = ${report} and own.person = ${person})`,
    )
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Several may share a browser: it counts for the first of them alone, but keeps nobody else from being counted. */
async function isKnown(tx: Db, { report }: LockedCase, { browser }: Sender): Promise<boolean> {
  const known = await tx
    .selectFrom('thanks')
    .select('id')
    .where('report', '=', report)
    .where('browser', '=', browser)
    .executeTakeFirst()
  return known !== undefined
}

async function countFrom(tx: Db, report: number, network: Buffer): Promise<number> {
  const { count } = await tx
    .selectFrom('thanks')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('report', '=', report)
    .where('network', '=', network)
    .where('person', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

async function tell(tx: Db, held: LockedCase, from: Thanker, door: Door): Promise<void> {
  const by = doerOf(held, from, door)
  const words = 'words' in from ? from.words : ''
  const entry = words ? await writeEntry(tx, held, by, 'message', words) : null
  const act = entry === null ? 'thank' : 'thank_in_words'
  await recordEvent(tx, { ...eventOf(held, by), act, entry })
  if (await isWorthALetter(tx, held, words)) await queueDelivery(tx, held, 'thanks', entry)
}

const doerOf = ({ reporter }: LockedCase, from: Thanker, door: Door): Doer =>
  'network' in from
    ? { actor: 'neighbour', door }
    : {
        actor: from.person === reporter ? 'reporter' : 'neighbour',
        door,
        person: from.person,
        link: from.link,
        language: from.language,
      }

async function isWorthALetter(tx: Db, { id }: LockedCase, words: string): Promise<boolean> {
  const last = await tx
    .selectFrom('deliveries')
    .select(sql<boolean>`created_at < now() - interval '1 day'`.as('isOld'))
    .where('case_id', '=', id)
    .where('kind', '=', 'thanks')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return !last || (last.isOld && words !== '')
}
