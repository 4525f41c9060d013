import { expect, test } from 'vitest'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

const road = await aReport(db, { title: 'Hål på väg 180' })
const sign = await aReport(db, { title: 'Nedkörd skylt vid 108', municipality: lund, category: 'skylt' })
await aReport(db, { title: 'Kommunens hål' })
const agency = 'trafikverket'
await handOver(db, { caseId: road.caseId, by: theBody(alingsas), to: agency, words: 'Er väg.' })
await handOver(db, { caseId: sign.caseId, by: theBody(lund), to: agency, words: 'Er väg.' })

const caseOf = (report: number) =>
  db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', report)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()

test('a body that is no municipality has a page: what it answers for, and what it holds, wherever that lies', async () => {
  const html = await page('/mottagare/trafikverket')
  expect(html).toContain('statens vägar')
  expect(html).toContain('Hål på väg 180')
  expect(html).toContain('Nedkörd skylt vid 108')
  expect(html).toMatch(/Lund · /)
  expect(html).not.toContain('Kommunens hål')
  expect(html).toContain('href="/bevaka?mottagare=trafikverket"')
  expect(html).toContain('href="/flode.atom?mottagare=trafikverket"')
  expect(await page('/en/mottagare/trafikverket')).toContain('state roads')
})

test('its list is narrowed, ordered and followed as a municipality’s, all in the address', async () => {
  const narrowed = await page('/mottagare/trafikverket?grupp=gata&ord=h%C3%A5l&ordning=aldst')
  expect(narrowed).toContain('Hål på väg 180')
  expect(narrowed).not.toContain('Nedkörd skylt')
  expect(narrowed).toContain(
    '/flode.atom?mottagare=trafikverket&amp;grupp=gata&amp;ord=h%C3%A5l&amp;ordning=aldst',
  )
  const { id } = await caseOf(sign.number)
  await moveCase(db, { caseId: id, act: 'fix', by: theBody(agency) })
  expect(await page('/mottagare/trafikverket')).not.toContain('Nedkörd skylt')
  expect(await page('/mottagare/trafikverket?visa=atgardade')).toContain('Nedkörd skylt')
  const feed = JSON.parse(await page('/flode.json?mottagare=trafikverket&visa=atgardade'))
  expect(feed.home_page_url).toBe('http://localhost/mottagare/trafikverket?visa=atgardade')
})

test('the way there stands on what it holds, at the foot of the municipalities, and where its name is searched', async () => {
  const link = 'href="/mottagare/trafikverket"'
  expect(await page(`/rapporter/${road.number}`)).toContain(link)
  expect(await page('/kommuner')).toContain(link)
  expect(await page('/sok?q=trafikverket')).toContain(link)
  expect(await page('/sok?q=tra')).not.toContain(link)
  expect(await page('/bevaka?q=trafikverket')).not.toContain(link)
})

test('a municipality is led to its own page, and nobody else is there', async () => {
  const moved = await get('/mottagare/lund')
  expect([moved.status, moved.headers.get('location')]).toEqual([303, '/kommuner/lund'])
  expect((await get('/mottagare/vagverket')).status).toBe(404)
})
