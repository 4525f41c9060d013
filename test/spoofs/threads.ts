import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import type { Links } from '#people/links/links.ts'
import { moveCase } from '#reports/move-case.ts'
import { alingsas, aReport, emptyQueues, theBody } from '../reports.ts'

export type Thread = Awaited<ReturnType<typeof aThread>>

/** A report that its municipality has been told of and has received, and the addresses that each may answer to. */
export async function aThread(
  db: Db,
  links: Links,
  host: string,
  email = `${randomUUID()}@invanare.example`,
) {
  const { number, caseId, person } = await aReport(db, { email })
  await emptyQueues(db)
  const { id: delivery } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('report', '=', number)
    .executeTakeFirstOrThrow()
  await moveCase(db, { caseId, act: 'receive', by: theBody(alingsas) })
  const { id: letter } = await db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', number)
    .where('kind', '=', 'news')
    .executeTakeFirstOrThrow()
  await emptyQueues(db)
  const at = (way: 'reply' | 'bounce', what: 'letter' | 'delivery', id: string) =>
    `${links.mailbox(way, { what, id })}@svar.${host}`
  return {
    ...{ number, caseId, person, email, delivery, letter },
    toCase: at('reply', 'delivery', delivery),
    toLetter: at('reply', 'letter', letter),
    caseBounce: at('bounce', 'delivery', delivery),
    letterBounce: at('bounce', 'letter', letter),
  }
}
