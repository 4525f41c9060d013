import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import type { Db } from '#database/database.ts'
import exceptions from '../../data/demo-exceptions.json' with { type: 'json' }

const alingsås = '1489'

/** One association of the town can be reached, the other not; the municipality lights the state's road; a neighbour takes no reports from here. */
export async function tellOfKeepers(db: Db): Promise<void> {
  await importBodies(
    db,
    `body,kind,municipality,address\nHjortmarka vägsamfällighet,road_association,${alingsås},styrelsen@hjortmarka.example\n`,
  )
  await importBodies(db, 'body,refuses,own_page\nHerrljunga,yes,https://herrljunga.example/felanmalan\n')
  await importExceptions(db, { body: alingsås, json: JSON.stringify(exceptions) })
}
