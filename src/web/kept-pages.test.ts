import { afterEach, expect, test, vi } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

afterEach(() => {
  vi.useRealTimers()
})

test('a page asked for again says what has happened since, in each language, and thanks only who confirmed', async () => {
  const { caseId, number } = await aReport(db)
  const address = `/rapporter/${number}`
  expect(await page(address)).toBe(await page(address))
  expect(await page(address)).toContain('Ny')
  expect(await page(`/en${address}`)).toContain('lang="en"')
  expect(await page(`${address}?tack=1`)).toContain('Tack')
  expect(await page(address)).not.toContain('Tack')
  await moveCase(db, { caseId, act: 'fix', by: { actor: 'body', body: '1489', door: 'web' } })
  expect(await page(address)).toContain('Åtgärdad')
  expect(await page('/')).toContain('Åtgärdad')
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  expect((await get(address)).status).toBe(410)
  expect(await page('/')).not.toContain(address)
})

test('what was reported today was reported yesterday when the day has turned', async () => {
  const { number } = await aReport(db)
  expect(await page(`/rapporter/${number}`)).toContain('i dag')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
  expect(await page(`/rapporter/${number}`)).toContain('i går')
})
