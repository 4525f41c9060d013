import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { bodyNames } from './body-names.ts'
import { setPrivateCategory } from './private-categories.ts'
import { type BodyRow, readBodyRows, readers } from './read-body-rows.ts'
import { addAssociation } from './road-associations.ts'

/**
 * Sets recipients' addresses, refusing, own page, telephone and the like from a CSV file with a heading line
 * of `columns`, comma or semicolon between; adds road associations. All of it or nothing: every wrong cell is
 * named with its line.
 */
export async function importBodies(db: Db, text: string): Promise<{ bodies: number; addresses: number }> {
  const rows = readBodyRows(text, await bodyNames(db))
  await inTransaction(db, async (tx) => {
    for (const row of rows) await store(tx, row)
  })
  return {
    bodies: new Set(rows.map((row) => row.body)).size,
    addresses: rows.filter((row) => row.address).length,
  }
}

async function store(tx: Db, { body, association, category, address, ...set }: BodyRow): Promise<void> {
  if (association) await addAssociation(tx, association)
  const own = {
    ...(set.refuses === null ? {} : { refuses_reports: set.refuses }),
    ...(set.privateRoads === null ? {} : { hears_of_private_roads: set.privateRoads }),
    ...(set.ownPage === null ? {} : { own_page: set.ownPage }),
    ...(set.telephone === null ? {} : { telephone: set.telephone }),
    ...(set.photoOriginals === null ? {} : { photo_originals: set.photoOriginals }),
    ...(set.photoOriginalDays === null ? {} : { photo_original_days: set.photoOriginalDays }),
    ...(set.mailAnswers === null ? {} : { mail_answers: readers[set.mailAnswers] }),
    ...(set.privacyBoard === null ? {} : { privacy_board: set.privacyBoard }),
    ...(set.privacyContact === null ? {} : { privacy_contact: set.privacyContact }),
    ...(set.privacyBasis === null ? {} : { privacy_basis: set.privacyBasis }),
    ...(set.privacyKeeping === null ? {} : { privacy_keeping: set.privacyKeeping }),
    ...(set.privacyPage === null ? {} : { privacy_page: set.privacyPage }),
    ...(set.registrator === null ? {} : { registrator_address: set.registrator }),
  }
  if (Object.keys(own).length > 0)
    await tx
      .updateTable('bodies')
      .set({ ...own, changed_at: new Date() })
      .where('code', '=', body)
      .execute()
  if (category && set.isPrivate !== null)
    await setPrivateCategory(tx, { body, category, isPrivate: set.isPrivate })
  if (address === null) return
  await tx
    .insertInto('recipients')
    .values({ body, category, address })
    .onConflict((conflict) =>
      conflict.columns(['body', 'category']).doUpdateSet({ address, changed_at: new Date() }),
    )
    .execute()
}
