import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { municipalities } from '#geo/municipalities.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import { countMunicipalities } from '#statistics/count-municipalities.ts'
import { tellResidents } from './guidance.ts'
import { tellOfKeepers } from './keepers.ts'
import { layStreets } from './streets.ts'
import { type Deliver, fillTown } from './town.ts'

type Loading = { operatorEmail: string; deliver: Deliver }

/** Fills a demonstration: an address that leads nowhere for every municipality, and a town with streets and reports. */
export async function loadTown(db: Db, { operatorEmail, deliver }: Loading): Promise<void> {
  await giveAddresses(db, operatorEmail)
  await layStreets(db)
  await tellOfKeepers(db)
  await tellResidents(db)
  await fillTown(db, deliver)
  await countMunicipalities(db)
  await learnWords(db)
}

/** Essunga, Bjurholm, Dorotea: as if they had not joined, and were written to by their registrators. */
const outside = new Set(['1445', '2403', '2425'])

/** Names under .example belong to nobody: no letter can reach a real municipality from a demonstration. */
export async function giveAddresses(db: Db, operatorEmail: string): Promise<void> {
  const addresses = municipalities
    .filter(({ code }) => !outside.has(code))
    .map(({ code, slug }) => ({ body: code, address: `kommun@${slug}.example` }))
  await db
    .insertInto('recipients')
    .values([
      ...addresses,
      { body: 'trafikverket', address: 'trafikverket@trafikverket.example' },
      { body: nationalInbox, address: operatorEmail },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('bodies')
    .set({ registrator_address: sql<string>`'registrator@' || slug || '.example'` })
    .where('code', 'in', [...outside])
    .where('registrator_address', 'is', null)
    .execute()
}
