import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { browse } from '../../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await aReport(db)
const { get, page } = await browse(db)

test('the old service’s addresses still answer', async () => {
  const answers = async (path: string) => {
    const { status, headers } = await get(path)
    return [status, headers.get('location')]
  }
  expect(await answers('/report/7714')).toEqual([404, null])
  expect(await page('/report/7714')).toContain('Gamla anmälningar flyttas hit')
  expect(await answers('/report/1000001')).toEqual([301, '/rapporter/1000001'])
  for (const name of ['Alings%C3%A5s', 'alings%C3%A5s', 'ALINGS%C3%85S+kommun', 'Alings%C3%A5s%20kommun'])
    expect(await answers(`/reports/${name}`)).toEqual([301, '/kommuner/alingsas?visa=alla&sedan=alla'])
  expect(await answers('/reports/G%C3%B6teborg%20kommun')).toEqual([
    301,
    '/kommuner/goteborg?visa=alla&sedan=alla',
  ])
  expect(await answers('/reports/Ankeborg')).toEqual([404, null])
  expect(await answers('/reports/%zz')).toEqual([404, null])
  expect(await answers('/reports')).toEqual([404, null])
  expect(await answers('/around?latitude=57.9&longitude=12.5')).toEqual([301, '/anmal?lat=57.9&lon=12.5'])
  expect(await answers('/around?pc=Lund')).toEqual([301, '/sok?q=Lund'])
  expect(await answers('/om/')).toEqual([301, '/om'])
  expect(await answers('//evil.example/')).toEqual([404, null])
})
