import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { anAddress, somebodyBusy } from '../../../test/person.ts'
import { testPhotos } from '../../../test/photos.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { faults, readSchema } from '../../../test/schema-faults.ts'
import { exportPerson } from './export-person.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()

test('GDPR-7: what is fetched is all there is, in the shape that is published', async () => {
  const { person, email, own, other } = await somebodyBusy(db, photos)
  const schema = 'https://fixamingata.example/schema/mina-uppgifter-1.json'
  let text = ''
  for await (const part of exportPerson(db, { person, schema })) text += part
  const file: unknown = JSON.parse(text)
  expect(faults(readSchema('mina-uppgifter'), file, '')).toEqual([])
  expect(file).toMatchObject({
    $schema: schema,
    person: { email, language: 'sv' },
    reports: [{ number: own, name: 'Ada Lind', description: expect.stringContaining(email) }],
    entries: [
      { report: other, says: null },
      { report: other, says: 'fixed' },
      { audience: 'message', says: null },
    ],
    photos: [{ report: own, type: 'image/jpeg' }],
    supports: [{ report: other }],
    sightings: [{ report: other, says: 'fixed' }],
    follows: [{ report: own }, { report: other }, { report: expect.any(Number) }],
    watches: [expect.anything(), expect.anything()],
    verdicts: [{ says: null }],
    thanks: [{ report: expect.any(Number) }],
    mails: expect.arrayContaining(
      [{ act: 'message' }, { act: null }].map((one) => expect.objectContaining(one)),
    ),
    waitingReports: [{ title: expect.stringContaining(email) }],
    waitingContributions: [{ kind: 'update' }],
  })
  expect(Object(file).passkeys).toEqual([
    {
      name: expect.stringContaining(email),
      createdAt: expect.stringMatching(/^\d{4}-/),
      lastUsedAt: null,
    },
  ])
  const { remarks, letters, links, sessions } = Object(file)
  expect([remarks, sessions].map(({ length }) => length)).toEqual([2, 1])
  expect(letters.length).toBeGreaterThan(1)
  expect(links.length).toBeGreaterThan(3)
  expect(text).not.toMatch(/k1\.[\w-]{22}/)
})

test('GDPR-7: what a contact centre has reported in their name is fetched too', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  const { number } = await aReport(db, { title: 'I mitt namn' })
  await db
    .updateTable('report_texts')
    .set({ reporter_email: email, reporter_telephone: '070-123 45 67' })
    .where('report', '=', number)
    .where('version', '=', 'original')
    .execute()
  let text = ''
  for await (const part of exportPerson(db, { person, schema: 'https://a.example/1.json' })) text += part
  expect(JSON.parse(text).reports).toMatchObject([
    { title: 'Djupt hål', telephone: null },
    { number, title: 'I mitt namn', telephone: '070-123 45 67' },
  ])
})

test('GDPR-7: what is fetched goes on past a page', async () => {
  const { person } = await aReport(db, { email: anAddress() })
  await sql`insert into letters (id, kind, person, state)
    select gen_random_uuid(), 'news', ${person}, 'sent' from generate_series(1, 1203)`.execute(db)
  let text = ''
  for await (const part of exportPerson(db, { person, schema: 'https://x.example/1' })) text += part
  expect(JSON.parse(text).letters.length).toBeGreaterThanOrEqual(1203)
})
