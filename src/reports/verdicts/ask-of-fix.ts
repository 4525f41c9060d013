import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { HeldCase } from '../report.ts'
import { terms } from '../states.ts'

type Asking = {
  /** The event. */
  fix: number
  /** Who is told of it by letter. */
  people: readonly number[]
}

/** Each who is told of a fix can say whether it holds, by a link of their own that the letter brings. */
export async function askOfFix(tx: Db, held: HeldCase, { fix, people }: Asking): Promise<void> {
  if (people.length === 0) return
  const { report, municipality } = held
  const expires_at = sql<Date>`now() + make_interval(secs => ${terms.verdict / 1000})`
  const asked = people.map((person) => ({ person, report, link: randomUUID() }))
  await tx
    .insertInto('links')
    .values(asked.map(({ link: id, ...of }) => ({ id, act: 'verdict' as const, ...of, expires_at })))
    .execute()
  await tx
    .insertInto('verdicts')
    .values(asked.map((one) => ({ ...one, fix, municipality })))
    .execute()
}
