import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { inSavepoint } from './in-savepoint.ts'

const { db } = await openTestDatabase()

test('one within another undoes all of its own, whichever of them took the refusal', async () => {
  await sql`create table said (word text)`.execute(db)
  const refused = () => 'refused'
  await db.transaction().execute(async (tx) => {
    const say = (word: string) => sql`insert into said values (${word})`.execute(tx)
    const fail = async (word: string) => {
      await say(word)
      throw new Error('no')
    }
    await say('before')
    const outer = async () => {
      await say('outer')
      expect(await inSavepoint(tx, () => fail('inner'), refused)).toBe('refused')
      await inSavepoint(
        tx,
        () => fail('thrown on'),
        () => null,
      )
    }
    expect(await inSavepoint(tx, outer, refused)).toBe('refused')
    await say('after')
  })
  const { rows } = await sql<{ word: string }>`select word from said order by word`.execute(db)
  expect(rows.map(({ word }) => word)).toEqual(['after', 'before'])
})
