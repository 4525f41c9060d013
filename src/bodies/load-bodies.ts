import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { municipalities } from '#geo/municipalities.ts'
import otherBodies from '../../data/bodies.json' with { type: 'json' }
import { categories } from './catalogue.ts'

/**
 * Copies the shipped facts into the database: catalogue, the 290 municipalities and the other bodies.
 * What a deployment has set itself (own page, refusing, telephone, recipients) is left as it is.
 */
export function loadBodies(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(715003)`.execute(tx)
    await loadCategories(tx)
    await loadMunicipalities(tx)
    await loadOtherBodies(tx)
  })
}

async function loadCategories(tx: Db): Promise<void> {
  const rows = categories.map(({ code, group, owner, priority }, position) => ({
    code,
    group_code: group,
    owner_model: owner,
    priority,
    position,
    retired_at: null,
  }))
  await tx
    .insertInto('categories')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({
        group_code: row.ref('excluded.group_code'),
        owner_model: row.ref('excluded.owner_model'),
        priority: row.ref('excluded.priority'),
        position: row.ref('excluded.position'),
        retired_at: null,
      })),
    )
    .execute()
  // A category that has left the catalogue still shows on old reports.
  await tx
    .updateTable('categories')
    .set({ retired_at: sql`now()` })
    .where(
      'code',
      'not in',
      rows.map((row) => row.code),
    )
    .where('retired_at', 'is', null)
    .execute()
}

async function loadMunicipalities(tx: Db): Promise<void> {
  const rows = municipalities.map(({ code, official, slug, countyCode, registrator }) => ({
    code,
    kind: 'municipality' as const,
    name: official,
    slug,
    county_code: countyCode,
    registrator,
  }))
  await tx
    .insertInto('bodies')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        slug: row.ref('excluded.slug'),
        county_code: row.ref('excluded.county_code'),
        registrator: row.ref('excluded.registrator'),
      })),
    )
    .execute()
}

async function loadOtherBodies(tx: Db): Promise<void> {
  const rows = otherBodies.bodies.map(({ code, kind, name, telephone, ownPage }) => ({
    code,
    kind: kind as 'agency' | 'association',
    name,
    slug: code,
    telephone,
    own_page: ownPage,
  }))
  await tx
    .insertInto('bodies')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
    )
    .execute()
}
