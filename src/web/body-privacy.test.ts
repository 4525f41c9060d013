import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

test('GDPR-1: each body’s page names who is responsible, why, for how long and whom to ask, as the body says', async () => {
  await importBodies(
    db,
    [
      'body;privacy_board;privacy_contact;privacy_basis;privacy_keeping;privacy_page',
      'Lund;Tekniska nämnden;dataskydd@lund.example;Uppgift av allmänt intresse;Två år;https://lund.example/gdpr',
    ].join('\n'),
  )
  const said = await page('/om/personuppgifter/lund')
  for (const one of [
    'Tekniska nämnden, Lunds kommun',
    'href="mailto:dataskydd@lund.example"',
    'Uppgift av allmänt intresse',
    'Två år',
    'href="https://lund.example/gdpr"',
    'href="/om/personuppgifter"',
  ])
    expect(said).toContain(one)
  const unsaid = await page('/om/personuppgifter/1489')
  expect(unsaid).toContain('Alingsås kommun')
  expect(unsaid).toContain('Mottagaren har inte sagt det till oss')
  expect(unsaid).not.toContain('lund.example')
  expect(await page('/en/om/personuppgifter/lund')).toContain('Legal basis')
  expect((await get('/om/personuppgifter/nowhere')).status).toBe(404)
})

test('GDPR-1: the form leads there from whoever gets the report, before it is sent', async () => {
  const form = '/anmal?lat=57.93018&lon=12.53352'
  expect(await page(form)).toContain('href="/om/personuppgifter/1489"')
  expect(await page('/kommuner/lund')).toContain('href="/om/personuppgifter/lund"')
})
