import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, token } = await browse(db)

const asBrowser = { 'accept-encoding': 'gzip, br' }

const unpack = { br: brotliDecompressSync, gzip: gunzipSync }

test.each(['br', 'gzip'] as const)(
  'pages are packed by %s for browsers that take them so, kept ones too, and read the same',
  async (coding) => {
    const { number } = await aReport(db)
    for (const path of [paths.about(), paths.report(number), paths.report(number)]) {
      const answer = await get(path, { 'accept-encoding': `deflate, ${coding}` })
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('content-encoding')).toBe(coding)
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      const whole = await page(path)
      expect(unpack[coding](bytes).toString()).toBe(whole)
      expect(bytes.length).toBeLessThan(whole.length / 2)
    }
  },
)

test('who has a page just as it is now is told only that, until it changes', async () => {
  const { number, caseId } = await aReport(db)
  const path = paths.report(number)
  const tag = (await get(path, asBrowser)).headers.get('etag') ?? ''
  const again = await get(path, { ...asBrowser, 'if-none-match': tag })
  expect([again.status, await again.text(), again.headers.get('vary')]).toEqual([304, '', 'Accept-Encoding'])
  await moveCase(db, { caseId, act: 'receive', by: { actor: 'body', body: '1489', door: 'web' } })
  const changed = await get(path, { ...asBrowser, 'if-none-match': tag })
  expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
})

test('what is refused or gone is told anew each time', async () => {
  expect((await get('/finns-inte', asBrowser)).headers.get('etag')).toBeNull()
})

test('what is rendered anew is packed and keeps its status', async () => {
  const answer = await get(paths.form({ lat: 57.9303, lon: 12.5335 }), asBrowser)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBe('br')
  const nowhere = await get('/finns-inte', asBrowser)
  expect(nowhere.status).toBe(404)
  expect(nowhere.headers.get('content-encoding')).toBe('br')
})

test('a page behind a signed link goes as it is', async () => {
  await aReport(db)
  const answer = await get(paths.case(await token('case')), asBrowser)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBeNull()
})
