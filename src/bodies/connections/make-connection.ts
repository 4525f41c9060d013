import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'
import { requireBody } from '../require-body.ts'

export type ConnectionToMake = {
  id: string
  body: string
  kind: string
  name: string
  /** Read by the kind's schema before. */
  settings: object
  categories: readonly string[]
  withMail: boolean
}

const fit = /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/

/** A connection for a body to a system of its own. It begins under test: nothing but tests goes through it. */
export function makeConnection(db: Db, making: ConnectionToMake): Promise<void> {
  const { id, body, kind, name, settings, categories, withMail } = making
  if (!fit.test(id)) throw new Refused(`"${id}" can't name a connection: small letters, digits and hyphens.`)
  return inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    const { id: caller } = await tx
      .insertInto('callers')
      .values({ body, name, scope: 'connection', is_trusted: true, per_minute: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const made = await tx
      .insertInto('connections')
      .values({
        ...{ id, body, kind, name, caller, state: 'test', with_mail: withMail },
        settings: JSON.stringify(settings),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refused(`There is a connection "${id}" already.`)
    await tx.insertInto('polls').values({ connection: id }).execute()
    if (categories.length === 0) return
    await tx
      .insertInto('connection_categories')
      .values(categories.map((category) => ({ connection: id, category })))
      .execute()
  })
}
