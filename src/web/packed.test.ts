import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, token } = await browse(db)

const asBrowser = { 'accept-encoding': 'gzip, br' }

test('pages are packed for browsers that take them so, kept ones too, and read the same', async () => {
  const { number } = await aReport(db)
  for (const path of [paths.about(), paths.report(number), paths.report(number)]) {
    const answer = await get(path, asBrowser)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')).toContain('Accept-Encoding')
    const whole = await page(path)
    expect(gunzipSync(bytes).toString()).toBe(whole)
    expect(bytes.length).toBeLessThan(whole.length / 2)
  }
})

test('what is rendered anew is packed and keeps its status', async () => {
  const answer = await get(paths.form({ lat: 57.9303, lon: 12.5335 }), asBrowser)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  const nowhere = await get('/finns-inte', asBrowser)
  expect(nowhere.status).toBe(404)
  expect(nowhere.headers.get('content-encoding')).toBe('gzip')
})

test('a page behind a signed link goes as it is', async () => {
  await aReport(db)
  const answer = await get(paths.case(await token('case')), asBrowser)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBeNull()
})
