import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { confirmReport } from '#reports/confirm-report.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { readContact } from '#reports/read-contact.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { aKeyFor, answered, aPost, countsOf } from '../../test/open311-posts.ts'
import { tablesWith } from '../../test/person.ts'
import { aJpeg } from '../../test/photos.ts'
import { alingsas, aReport, confirmLink, decidedFor, fillBodies, lund, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, post } = await open311Client(db)

const untrusted = await aKeyFor(db, alingsas, false)
const trusted = await aKeyFor(db, alingsas, true)

const newest = (of: 'drafts' | 'reports') =>
  sql<Record<string, unknown>>`select * from ${sql.table(of)} order by created_at desc limit 1`
    .execute(db)
    .then(({ rows }) => rows[0] ?? {})

const counts = () => countsOf(db)

test('a report by a key that is not trusted waits for its reporter, and its token tells when it is one', async () => {
  const answer = await post('requests.json', aPost({ api_key: untrusted }))
  expect(answer.status).toBe(200)
  const { token, service_request_id, service_notice } = await answered(answer)
  expect(service_request_id).toBeUndefined()
  expect(service_notice).toContain('bekräftar')
  const draft = await newest('drafts')
  expect(draft).toMatchObject({
    title: 'Djupt hål vid torget',
    category: 'hal',
    municipality: alingsas,
    name: 'Ada Lind',
    email: 'ada@invanare.example',
    telephone: '070-123 45 67',
  })
  expect(await (await ask(`tokens/${token}.json`)).json()).toEqual([{ token }])

  const { number } = await confirmReport(db, {
    draft: String(draft['id']),
    link: await confirmLink(db, String(draft['id'])),
    decision: decidedFor(alingsas),
    door: 'web',
  })
  expect(await (await ask(`tokens/${token}.json`)).json()).toEqual([
    { service_request_id: String(number), token },
  ])
  const root = readXml(await (await ask(`tokens/${token}.xml`)).text())
  expect([root.tagName, ...wordsOf(root, 'service_request_id')]).toEqual(['service_requests', String(number)])
})

test('an unknown token is not there', async () => {
  for (const token of ['0', 'a.b', '3f2b8a52-0000-4000-8000-000000000000'])
    expect((await ask(`tokens/${token}.xml`)).status).toBe(404)
})

test('a report by a trusted key is a report at once, without a reporter', async () => {
  const answer = await post('requests.xml', aPost({ api_key: trusted }))
  const root = readXml(await answer.text())
  expect(wordsOf(root, 'token')).toEqual([])
  const [number] = wordsOf(root, 'service_request_id')
  const report = await newest('reports')
  expect(report).toMatchObject({ number: Number(number), reporter: null, visibility: 'public' })
  const held = await db
    .selectFrom('cases')
    .select(['holder', 'state', 'moved_by'])
    .where('report', '=', Number(number))
    .execute()
  expect(held).toEqual([{ holder: alingsas, state: 'new', moved_by: 'reporter' }])
  const events = await db
    .selectFrom('events')
    .select(['act', 'door', 'person'])
    .where('report', '=', Number(number))
    .execute()
  expect(events).toEqual([{ act: 'confirm', door: 'open311', person: null }])
})

test('whom a trusted source tells of is asked whether to follow, and proven of nothing', async () => {
  const email = 'bo@invanare.example'
  const { service_request_id: number } = await answered(
    await post('requests.json', aPost({ api_key: trusted, email })),
  )
  const people = await db.selectFrom('people').select('id').where('email', '=', email).execute()
  expect(people).toEqual([])
  const waiting = await db
    .selectFrom('unconfirmed_supports')
    .select(['kind', 'report'])
    .where('email', '=', email)
    .execute()
  expect(waiting).toEqual([{ kind: 'follow', report: Number(number) }])
  const texts = await db
    .selectFrom('report_texts')
    .select(['version', 'reporter_email', 'reporter_telephone', 'reporter_name'])
    .where('report', '=', Number(number))
    .orderBy('version')
    .execute()
  expect(texts).toEqual([
    {
      version: 'original',
      reporter_email: email,
      reporter_telephone: '070-123 45 67',
      reporter_name: 'Ada Lind',
    },
    { version: 'published', reporter_email: null, reporter_telephone: null, reporter_name: null },
  ])
})

test('its holder can reach whom a trusted source has told of, and sees that nobody has proven it', async () => {
  const { service_request_id: number } = await answered(
    await post('requests.json', aPost({ api_key: trusted, email: '' })),
  )
  const { id: caseId } = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', Number(number))
    .executeTakeFirstOrThrow()
  expect(await readContact(db, { caseId, by: theBody(alingsas) })).toEqual({
    ...{ name: 'Ada Lind', email: null, telephone: '070-123 45 67', isUnproven: true },
  })
})

test('an address that a trusted source has told is forgotten with the person whose it is', async () => {
  const { person } = await aReport(db, { email: 'cecilia@invanare.example' })
  await post('requests.json', aPost({ api_key: trusted, email: 'cecilia@invanare.example' }))
  await erasePerson(db, { person, door: 'web' })
  expect(await tablesWith(db, 'cecilia@invanare.example')).toEqual(['letters'])
})

test('what FixMyStreet puts together of a report is taken apart again', async () => {
  const description =
    'Titel: Klotter på skolan\r\n\r\nBeskrivning: På baksidan.\r\n\r\nStort som en dörr.\r\n\r\nLänk till ärendet: https://fixamingata.se/report/7714\r\n\r\nSkickad via FixaMinGata\r\n'
  const sent = { api_key: trusted, service_code: 'klotter', description }
  const first = await answered(await post('requests.json', aPost(sent)))
  const { title, description: words } = await db
    .selectFrom('report_texts')
    .select(['title', 'description'])
    .where('report', '=', Number(first.service_request_id))
    .where('version', '=', 'original')
    .executeTakeFirstOrThrow()
  expect([title, words]).toEqual(['Klotter på skolan', 'På baksidan.\n\nStort som en dörr.'])
  expect(await answered(await post('requests.json', aPost(sent)))).toEqual(first)
})

test('the same reference is the same report, also for two at once and by a key that has replaced another', async () => {
  for (const [name, api_key] of [
    ['attribute[fixmystreet_id]', trusted],
    ['report_url', trusted],
    ['service_request_id_ext', untrusted],
  ] as const) {
    const send = () => post('requests.json', aPost({ api_key, [name]: 'A-17' }))
    const before = await counts()
    const answers = await Promise.all((await Promise.all([send(), send(), send()])).map(answered))
    expect(new Set(answers.map((one) => one.service_request_id ?? one.token)).size).toBe(1)
    const after = await counts()
    expect(Number(Object(after).submissions) - Number(Object(before).submissions)).toBe(1)
  }
  const headers = { 'idempotency-key': 'one' }
  const [first, again] = await Promise.all([
    post('requests.json', aPost({ api_key: trusted }), headers).then(answered),
    post('requests.json', aPost({ api_key: trusted }), headers).then(answered),
  ])
  expect(again).toEqual(first)
})

test('another program’s reference is another report', async () => {
  const key = await aKeyFor(db, alingsas, true)
  const sent = { report_url: 'https://app.example/1' }
  const [one, other] = await Promise.all([
    post('requests.json', aPost({ ...sent, api_key: trusted })).then(answered),
    post('requests.json', aPost({ ...sent, api_key: key })).then(answered),
  ])
  expect(one.service_request_id).not.toBe(other.service_request_id)
})

test('pictures come along, and one that can’t be read holds nothing up', async () => {
  const form = new FormData()
  for (const [name, value] of aPost({ api_key: trusted })) form.append(name, value)
  form.append('media', new Blob([new Uint8Array(await aJpeg())], { type: 'image/jpeg' }), 'a.jpg')
  form.append('photo1', new Blob([new Uint8Array(await aJpeg({ colour: '#123456' }))]), 'b.jpg')
  form.append('photos[0]', new Blob([new Uint8Array(await aJpeg({ colour: '#654321' }))]), 'd.jpg')
  form.append('file_1a2b', new Blob(['%PDF-1.4 no picture']), 'c.pdf')
  const { service_request_id: number } = await answered(await post('requests.json', form))
  const photos = await db.selectFrom('photos').select('id').where('report', '=', Number(number)).execute()
  expect(photos).toHaveLength(3)
  const lost = await db.selectFrom('media').select(['url', 'state']).execute()
  expect(lost).toEqual([{ url: null, state: 'waiting' }])
})

test('addresses of pictures are taken under each name that a list of them may have', async () => {
  const report = aPost({ api_key: trusted })
  const names = ['media_url', 'media_url[]', 'media_url[0]', 'media_url[1]']
  for (const name of [...names, 'media_url_of_ours'])
    report.append(name, `https://app.example/${encodeURIComponent(name)}.jpg`)
  expect((await post('requests.json', report)).status).toBe(200)
  const rows = await db
    .selectFrom('media')
    .select('url')
    .where('url', 'like', 'https://app.example/%')
    .execute()
  expect(rows.map(({ url }) => url).toSorted()).toEqual(
    names.map((name) => `https://app.example/${encodeURIComponent(name)}.jpg`).toSorted(),
  )
})

test('four thousand characters of any kind come through', async () => {
  const description = `Titel 😀 <b>&amp;</b>\n${'😀'.repeat(3900)}`
  const { service_request_id: number } = await answered(
    await post('requests.json', aPost({ api_key: trusted, description })),
  )
  const stored = await db
    .selectFrom('report_texts')
    .select('description')
    .where('report', '=', Number(number))
    .where('version', '=', 'original')
    .executeTakeFirstOrThrow()
  expect(stored.description).toBe(description)
})

test('a title of its own is the title; a long first line is cut at a word', async () => {
  const titleOf = async (changes: Record<string, string>) => {
    const { service_request_id: number } = await answered(
      await post('requests.json', aPost({ api_key: trusted, ...changes })),
    )
    const { title } = await db
      .selectFrom('report_texts')
      .select('title')
      .where('report', '=', Number(number))
      .where('version', '=', 'original')
      .executeTakeFirstOrThrow()
    return title
  }
  expect(await titleOf({ title: ' Hål ' })).toBe('Hål')
  expect(await titleOf({ 'attribute[title]': 'Stort hål' })).toBe('Stort hål')
  expect(await titleOf({ description: `${'ord '.repeat(60)}slut` })).toBe(`${'ord '.repeat(29).trim()}…`)
})

test('a national key sends from anywhere in Sweden; a key in the address will do', async () => {
  const key = await aKeyFor(db, null, true)
  const where = { lat: '55.7047', long: '13.1910', api_key: undefined }
  const answer = await post(`requests.json?api_key=${key}`, aPost(where))
  const { service_request_id: number } = await answered(answer)
  const report = await db
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', Number(number))
    .executeTakeFirstOrThrow()
  expect(report.municipality).toBe(lund)
})

test('what was sent is answered alike when it is sent again, though nobody would take it now', async () => {
  const send = () => post('requests.json', aPost({ api_key: trusted, report_url: 'https://app.example/77' }))
  const first = await answered(await send())
  await db.updateTable('bodies').set({ refuses_reports: true }).where('code', '=', alingsas).execute()
  const { post: later } = await open311Client(db)
  const again = await later(
    'requests.json',
    aPost({ api_key: trusted, report_url: 'https://app.example/77' }),
  )
  expect(await answered(again)).toMatchObject({ service_request_id: first.service_request_id })
  const other = await later(
    'requests.json',
    aPost({ api_key: trusted, report_url: 'https://app.example/78' }),
  )
  expect(other.status).toBe(400)
  await db.updateTable('bodies').set({ refuses_reports: false }).where('code', '=', alingsas).execute()
})

test('a body that is no municipality reports what it holds itself', async () => {
  const key = await aKeyFor(db, 'trafikverket', true)
  const answer = await post('requests.json', aPost({ api_key: key }))
  expect([answer.status, (await answer.json())[0].code]).toEqual([403, 'key_elsewhere'])
})
