import { expect, test } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client } from '../../test/open311.ts'
import { aKeyFor, answered, aPost } from '../../test/open311-posts.ts'
import { aJpeg } from '../../test/photos.ts'
import { alingsas, confirmLink, decidedFor, fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { post } = await open311Client(db)
const trusted = await aKeyFor(db, alingsas, true)

const kept = () => db.selectFrom('exchanges').selectAll().orderBy('id').execute()
const latest = async () => (await kept()).at(-1)
const count = async () => (await kept()).length

test('what is posted by a body’s key is kept with our answer, and the key is not', async () => {
  const answer = await post(`requests.json?api_key=${trusted}`, aPost({ api_key: trusted }))
  const { service_request_id: number } = await answered(answer.clone())
  const said = await latest()
  expect(said).toMatchObject({
    ...{ connection: null, is_ours: false, purpose: 'post', method: 'POST', status: 200, problem: null },
    reports: [Number(number)],
    url: expect.stringMatching(/requests\.json\?api_key=•••$/),
    answered: await answer.text(),
  })
  const asked = new URLSearchParams(said?.asked ?? '')
  expect([asked.get('description'), asked.get('api_key')]).toEqual([
    'Djupt hål vid torget\nDet är en halv meter brett.',
    '•••',
  ])
  expect(JSON.stringify(said)).not.toContain(trusted)
})

test('no key that stands anywhere is kept, nor where anybody sits', async () => {
  const [old, other] = [await aKeyFor(db, alingsas, false), 'deras-egen-nyckel']
  const headers = { authorization: `Bearer ${trusted}`, 'x-forwarded-for': '192.0.2.77', 'x-note': old }
  const body = aPost({ api_key: other, description: `Grop, ${old}` })
  expect((await post(`requests.json?api_key=${other}`, body, headers)).status).toBe(200)
  const said = JSON.stringify(await latest())
  for (const hidden of [trusted, old, other, '192.0.2.77']) expect(said).not.toContain(hidden)
})

test('what is refused is kept too, and a picture by its size', async () => {
  const jpeg = await aJpeg()
  const form = new FormData()
  for (const [name, value] of aPost({ lat: '59.5', long: '20.5' })) form.append(name, value)
  form.append('media', new Blob([new Uint8Array(jpeg)]), 'hål.jpg')
  const headers = { authorization: `Bearer ${trusted}` }
  const answer = await post('requests.xml', form, headers)
  expect(answer.status).toBe(400)
  const said = await latest()
  expect(said).toMatchObject({ status: 400, reports: null, answered: await answer.text() })
  expect(said?.asked_headers).toMatchObject({ authorization: '•••' })
  expect(new URLSearchParams(said?.asked ?? '').get('media')).toBe(`(${jpeg.length} bytes)`)
})

test('updates are kept by the report that they are of', async () => {
  const made = await answered(await post('requests.json', aPost({ api_key: trusted })))
  const update = {
    ...{ api_key: trusted, service_request_id: made.service_request_id, update_id: 'u1' },
    ...{ status: 'IN_PROGRESS', updated_datetime: new Date().toISOString(), description: 'Vi lagar.' },
  }
  const answer = await post('servicerequestupdates.json', new URLSearchParams(update))
  expect(answer.status).toBe(200)
  expect(await latest()).toMatchObject({ status: 200, reports: [Number(made.service_request_id)] })
})

test('what comes without a key that works, by the nation’s or in the sandbox, is nobody’s to look at', async () => {
  const before = await count()
  const national = await aKeyFor(db, null, true)
  const { key: sandbox } = await createKey(db, {
    ...{ body: null, name: 'Leverantören', scope: 'sandbox', isTrusted: true, perMinute: 60 },
  })
  expect((await post('requests.json', aPost({}))).status).toBe(403)
  expect((await post('requests.json', aPost({ api_key: 'fel' }))).status).toBe(403)
  expect((await post('requests.json', aPost({ api_key: national }))).status).toBe(200)
  expect((await post('requests.json', aPost({ api_key: sandbox, jurisdiction_id: 'sandlada' }))).status).toBe(
    200,
  )
  expect(await count()).toBe(before)
})

test('who leaves is taken out of it', async () => {
  const email = 'lova@invanare.example'
  const untrusted = await aKeyFor(db, alingsas, false)
  await post('requests.json', aPost({ api_key: untrusted, email, description: 'Grop hos Lova' }))
  const before = await latest()
  expect(before?.asked).toContain('Lova')
  const draft = await db
    .selectFrom('drafts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const link = await confirmLink(db, draft.id)
  const { number } = await confirmReport(db, {
    ...{ draft: draft.id, link, decision: decidedFor(alingsas), door: 'web' },
  })
  const { reporter } = await db
    .selectFrom('reports')
    .select('reporter')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await erasePerson(db, { person: reporter ?? 0, door: 'web' })
  expect(await latest()).toMatchObject({
    ...{ id: before?.id, asked: null, answered: null, asked_headers: {}, status: 200 },
  })
})
