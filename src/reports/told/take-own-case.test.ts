import { expect, test } from 'vitest'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { testPhotos } from '../../../test/photos.ts'
import { alingsas, fillBodies } from '../../../test/reports.ts'
import { type OwnCaseToTake, takeOwnCase } from './take-own-case.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const connection = await aConnection(db, { id: 'gata', endpoint: 'http://127.0.0.1:9', state: 'on' })
const { caller } = await db
  .selectFrom('connections')
  .select((row) => row.ref('caller').$notNull().as('caller'))
  .where('id', '=', connection)
  .executeTakeFirstOrThrow()

async function take(told: Pick<OwnCaseToTake, 'externalId' | 'act' | 'theirState' | 'words'>) {
  const where = { lat: 57.93, lon: 12.53, municipality: alingsas, placeWords: 'Storgatan' }
  const what = { category: null, title: 'Trasig bänk', description: '', isPublic: true }
  const known = { updateId: `${told.externalId}:1`, at: new Date() }
  await takeOwnCase(
    db,
    photos,
    { connection, caller, body: alingsas },
    { ...where, ...what, ...known, ...told },
  )
  const { report } = await db
    .selectFrom('external_ids')
    .select('report')
    .where('external_id', '=', told.externalId)
    .executeTakeFirstOrThrow()
  const [cases, said] = await Promise.all([
    db.selectFrom('cases').select('state').where('report', '=', report).orderBy('id').execute(),
    db
      .selectFrom('entries')
      .innerJoin('entry_texts', 'entry_texts.entry', 'entries.id')
      .select('words')
      .where('report', '=', report)
      .where('version', '=', 'original')
      .execute(),
  ])
  return { states: cases.map(({ state }) => state), said: said.map(({ words }) => words) }
}

test('a case that had ended without action when it was first told of has ended here too', async () => {
  const ended = { act: 'decline', theirState: 'Avskrivet' } as const
  expect(await take({ ...ended, externalId: 'A', words: '' })).toEqual({
    ...{ states: ['no_action'], said: ['Avskrivet'] },
  })
  expect(await take({ ...ended, externalId: 'B', words: 'Bänken är borttagen.' })).toEqual({
    ...{ states: ['no_action'], said: ['Bänken är borttagen.'] },
  })
})

test('one that was not theirs goes on as it does there', async () => {
  const { states } = await take({ externalId: 'C', act: 'return', theirState: 'Ej vårt', words: '' })
  expect(states).toEqual(['handed_over', 'new'])
})

test('what is said of one that stands as it did is said here', async () => {
  const words = 'Vi har fått in ärendet.'
  expect(await take({ externalId: 'D', act: null, theirState: 'Nytt', words })).toEqual({
    ...{ states: ['new'], said: [words] },
  })
})
