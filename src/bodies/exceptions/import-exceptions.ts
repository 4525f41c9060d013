import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'
import { conflictsAmong } from './conflicts.ts'
import { readExceptions, type WrittenException } from './read-exceptions.ts'

/**
 * Makes a GeoJSON file's exceptions the body's own: known ones are changed, what the file lacks is retired.
 * All of it or nothing; every fault is named, and so is every pair that nothing says the order of.
 */
export async function importExceptions(
  db: Db,
  { body, json }: { body: string; json: string },
): Promise<{ imported: number; retired: number }> {
  const exceptions = soundExceptions(json)
  return inTransaction(db, async (tx) => {
    if (!(await isBody(tx, body))) throw new Refused(`"${body}" is no code of a body.`)
    for (const exception of exceptions) await store(tx, body, exception)
    const retired = await retireOthers(
      tx,
      body,
      exceptions.map(({ code }) => code),
    )
    return { imported: exceptions.length, retired }
  })
}

function soundExceptions(json: string): readonly WrittenException[] {
  const read = readExceptions(json)
  const faults = read.ok
    ? conflictsAmong(read.exceptions).map(
        ({ first, second }) => `${first} and ${second} share ground and rank: give one of them a lower rank.`,
      )
    : read.faults
  if (!read.ok || faults.length > 0)
    throw new Refused(['The file was refused; the exceptions are as before.', ...faults].join('\n'))
  return read.exceptions
}

const isBody = async (tx: Db, code: string): Promise<boolean> =>
  (await tx.selectFrom('bodies').select('code').where('code', '=', code).executeTakeFirst()) !== undefined

async function store(tx: Db, body: string, { shape, hours, code, ...told }: WrittenException): Promise<void> {
  const row = {
    ...told,
    categories: [...told.categories],
    hours: hours && JSON.stringify(hours),
    geometry: JSON.stringify(shape.geometry),
    metres: shape.metres,
    imported_at: new Date(),
    retired_at: null,
  }
  await tx
    .insertInto('exceptions')
    .values({ body, code, ...row })
    .onConflict((conflict) => conflict.columns(['body', 'code']).doUpdateSet(row))
    .execute()
}

async function retireOthers(tx: Db, body: string, codes: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('exceptions')
    .set({ retired_at: new Date() })
    .where('body', '=', body)
    .where('code', 'not in', codes)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
