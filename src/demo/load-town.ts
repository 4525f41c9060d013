import type { Db } from '#database/database.ts'
import { municipalities } from '#geo/municipalities.ts'
import { nationalInbox } from '#reports/hand-over.ts'
import { layStreets } from './streets.ts'
import { fillTown } from './town.ts'

/** Fills a demonstration: an address that leads nowhere for every municipality, and a town with streets and reports. */
export async function loadTown(db: Db, { operatorEmail }: { operatorEmail: string }): Promise<void> {
  await giveAddresses(db, operatorEmail)
  await layStreets(db)
  await fillTown(db)
}

/** Names under .example belong to nobody: no letter can reach a real municipality from a demonstration. */
export async function giveAddresses(db: Db, operatorEmail: string): Promise<void> {
  const addresses = municipalities.map(({ code, slug }) => ({
    body: code,
    address: `kommun@${slug}.example`,
  }))
  await db
    .insertInto('recipients')
    .values([
      ...addresses,
      { body: 'trafikverket', address: 'trafikverket@trafikverket.example' },
      { body: nationalInbox, address: operatorEmail },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
