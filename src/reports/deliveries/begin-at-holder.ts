import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { HeldCase, OwnCase } from '../report.ts'
import { keepExternalId } from './external-ids.ts'
import { caseLink } from './queue-delivery.ts'

/** A case that began in its holder's own system stands there: what comes after is told through the same connection. */
export async function beginAtHolder(
  tx: Db,
  held: HeldCase,
  { connection, externalId }: OwnCase,
): Promise<void> {
  await keepExternalId(tx, held, connection, externalId)
  await tx
    .insertInto('deliveries')
    .values({
      ...{ id: randomUUID(), kind: 'report', receiver: connection, state: 'received', attempts: 0 },
      ...{ holder: held.holder, municipality: held.municipality, report: held.report, case_id: held.id },
      ...{ sent_at: sql<Date>`now()`, received_at: sql<Date>`now()`, link: await caseLink(tx, held) },
    })
    .execute()
}
