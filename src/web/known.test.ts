import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { answerReporter } from '#reports/answer-reporter.ts'
import { moveCase } from '#reports/move-case.ts'
import { makeForecasts } from '#statistics/make-forecasts.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post, token } = await browse(db)

const here = { lat: 57.93018, lon: 12.53352 }
/** So many metres north of here. */
const north = (metres: number) => ({ ...here, lat: here.lat + metres / 111_195 })
const form = `/anmal?lat=${here.lat}&lon=${here.lon}`
const known = async (category: string) => {
  const asked = { ...hiddenFields(await page(form)), category, title: 'Mörkt', show: 'recipient' }
  return (await post('/anmal', asked)).text()
}
const reportNumbers = (html: string) =>
  Array.from(html.matchAll(/id="known-(\d+)"/g), ([, number]) => Number(number))

const email = () => `${randomUUID()}@invanare.example`
const lamp = (metres: number, changes = {}) =>
  aReport(db, { ...north(metres), category: 'belysning', email: email(), ...changes })

test('before it is sent the form tells of the same and kindred problems nearby, the likeliest first', async () => {
  const [far, near, kindred] = [
    await lamp(150),
    await lamp(40),
    await lamp(20, { category: 'belysning_skada' }),
  ]
  const [, , mended] = [await lamp(260), await lamp(20, { category: 'hal' }), await lamp(45)]
  await moveCase(db, { caseId: mended.caseId, act: 'fix', by: theBody(alingsas), words: 'Ny lampa.' })
  await answerReporter(db, {
    caseId: near.caseId,
    by: theBody(alingsas),
    audience: 'update',
    words: 'I morgon.',
  })
  const html = await known('belysning')
  expect(reportNumbers(html)).toEqual([near, kindred, far, mended].map(({ number }) => number))
  expect(html).toMatch(/4 liknande problem är redan anmälda här/)
  expect(html).toContain('40\u00a0m bort')
  expect(html).toMatch(/Senaste svaret:<\/b> <span>I morgon\./)
  expect(html).toMatch(/Åtgärdad nyligen/)
  expect(html.match(/name="support"/g)).toHaveLength(3)
  expect(html).toContain('value="Mörkt"')
})

test('private, hidden and long since mended reports are not told of', async () => {
  const at = { lat: 57.94, lon: 12.55 }
  const [hidden, isPrivate, old] = await Promise.all([lamp(0, at), lamp(0, at), lamp(0, at)])
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', hidden.number).execute()
  await db
    .updateTable('reports')
    .set({ visibility: 'private' })
    .where('number', '=', isPrivate.number)
    .execute()
  await moveCase(db, { caseId: old.caseId, act: 'fix', by: theBody(alingsas), words: 'Klart.' })
  await sql`update cases set state_since = now() - interval '15 days' where id = ${old.caseId}`.execute(db)
  const asked = {
    ...hiddenFields(await page(`/anmal?lat=${at.lat}&lon=${at.lon}`)),
    category: 'belysning',
    show: '1',
  }
  expect(reportNumbers(await (await post('/anmal', asked)).text())).toEqual([])
})

test('where enough like it have been mended, the form says how long eight of ten took; else nothing', async () => {
  const at = { lat: 57.95, lon: 12.5 }
  for (let turn = 0; turn < 20; turn += 1) {
    const { caseId } = await aReport(db, { ...at, category: 'trad', email: email() })
    await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas), words: 'Sågad.' })
    await sql`update cases set opened_at = state_since - make_interval(days => ${turn + 1}) where id = ${caseId}`.execute(
      db,
    )
  }
  expect(await known('trad')).not.toContain('8 av 10')
  await makeForecasts(db)
  expect(await known('trad')).toContain('8 av 10 klara inom 16 dagar')
  expect(await known('park'), 'by the group, where the category alone says too little').toContain(
    'inom 16 dagar',
  )
  expect(await known('klotter')).not.toContain('8 av 10')
  // Five days of each were spent waiting for the reporter's answer.
  await sql`update cases set paused_seconds = 5 * 86400 where report in (
    select number from reports where category = 'trad')`.execute(db)
  await makeForecasts(db)
  expect(await known('trad')).toContain('8 av 10 klara inom 11 dagar')
})

test('from the form one goes to support and back, and nothing typed is lost', async () => {
  const { number } = await lamp(5)
  const typed = {
    ...hiddenFields(await page(form)),
    category: 'belysning',
    title: 'Två lampor',
    description: 'Vid skolan.',
    email: 'bo@invanare.example',
    support: String(number),
  }
  const supportPage = await (await post(`/rapporter/${number}/jag-ser-ocksa`, typed)).text()
  expect(supportPage).toContain('Två lampor\nVid skolan.')
  expect(supportPage).toContain('value="bo@invanare.example"')
  const back = { ...hiddenFields(supportPage), email: 'bo@invanare.example', words: 'x', show: 'form' }
  const again = await (await post('/anmal', back)).text()
  expect(again).toContain('value="Två lampor"')
  expect(again).toContain('Vid skolan.')
})

test('J4: a third person sees it too; three are counted, the holder has one case, and all hear when it is mended', async () => {
  const { number, caseId } = await lamp(0, { lat: 57.96, lon: 12.5 })
  const path = `/rapporter/${number}/jag-ser-ocksa`
  for (const [address, words] of [
    ['andra@invanare.example', ''],
    ['tredje@invanare.example', 'Fyra lampor nu.'],
  ] as const) {
    const sent = await post(path, { ...hiddenFields(await page(path)), email: address, words, follow: 'on' })
    expect(await page(sent.headers.get('location') ?? '')).toContain('Bekräfta att du också ser det')
    const confirmation = `/tillagg/${await token('support')}`
    expect(await page(confirmation)).toContain('Du får ett brev när något händer.')
    const before = await db.selectFrom('supporters').select('person').where('report', '=', number).execute()
    const thanked = await post(confirmation)
    expect(thanked.status).toBe(303)
    expect(await page(thanked.headers.get('location') ?? '')).toContain(
      `Nu är ni ${before.length + 2} som ser detta.`,
    )
    expect((await post(confirmation)).headers.get('location')).toBe(thanked.headers.get('location'))
  }
  const shown = await page(`/rapporter/${number}`)
  expect(shown).toContain('3 personer ser detta')
  expect(shown).toMatch(/En granne ser också detta[\s\S]*Fyra lampor nu\./)
  expect(shown).not.toContain('tredje@')
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['kind', 'case_id'])
    .where('report', '=', number)
    .execute()
  expect(deliveries).toEqual([
    { kind: 'report', case_id: caseId },
    { kind: 'update', case_id: caseId },
  ])
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas), words: 'Bytta.' })
  const { rows } = await sql<{ persons: number }>`
    select count(distinct letters.person)::int as persons from letter_news join letters on letters.id = letter
      join events on events.id = event where letter_news.report = ${number} and events.act = 'fix'`.execute(
    db,
  )
  expect(rows).toEqual([{ persons: 3 }])
  expect(await page(path)).toContain('Gör en ny felanmälan på samma plats')
})

test('support of a duplicate counts for the report that goes on', async () => {
  const [main, copy] = [await lamp(0, { lat: 57.97, lon: 12.5 }), await lamp(0, { lat: 57.97, lon: 12.5 })]
  const merging = { caseId: copy.caseId, act: 'mark_duplicate', by: theBody(alingsas) } as const
  const path = `/rapporter/${copy.number}/jag-ser-ocksa`
  await post(path, { ...hiddenFields(await page(path)), email: email(), follow: 'on' })
  await moveCase(db, { ...merging, mainReport: main.number })
  const confirmed = await post(`/tillagg/${await token('support')}`)
  expect(confirmed.headers.get('location')).toBe(`/rapporter/${main.number}?klart=support`)
  expect(await page(`/rapporter/${main.number}`), 'its reporter, the copy’s, and who supports it').toContain(
    '3 personer ser detta',
  )
})
