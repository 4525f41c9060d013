import { afterAll } from 'vitest'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import type { Target } from '#conformance/target.ts'
import type { Db } from '#database/database.ts'
import { createOpen311 } from '#open311/app.ts'
import { open311Prefix } from '#paths.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { moveCase } from '#reports/move-case.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { aKeyFor } from '../open311-posts.ts'
import { aReportWithPhoto, testPhotos } from '../photos.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../reports.ts'
import { browse } from '../web.ts'
import { startBentServer } from './bent-server.ts'

/** What Alingsås asks about drains: something of each kind that must be answered. */
const questions = [
  { code: 'djup', categories: ['brunn'], kind: 'number', required: true, sv: { label: 'Hur djupt, i cm?' } },
  {
    ...{ code: 'sida', categories: ['brunn'], kind: 'many', required: true, sv: { label: 'Vilken sida?' } },
    options: [
      { code: 'norr', sv: 'Norra' },
      { code: 'soder', sv: 'Södra' },
    ],
  },
]

/** Our own Open311 door, served over HTTP with reports of every kind, and what it is tried with. */
export async function openOwnDoor(db: Db) {
  await fillBodies(db)
  await importQuestions(db, { body: alingsas, json: JSON.stringify({ questions }) })
  const photos = await testPhotos()
  await fillTown(db, photos)
  const [key, batchKey] = [await aKeyFor(db, alingsas, true), await aKeyFor(db, alingsas, false)]
  const server = await startBentServer()
  afterAll(server.stop)
  const { baseUrl } = server
  const tables = await loadTables(db)
  const open311 = createOpen311({ db, photos, baseUrl, rateLimits: false, tables: () => tables })
  const { app: web } = await browse(db, { photos, baseUrl })
  const doorOf = ({ url }: Request) => (new URL(url).pathname.startsWith(open311Prefix) ? open311 : web)
  server.lead((asked) => doorOf(asked).fetch(asked), { key })
  const target: Target = {
    ...{ url: baseUrl + open311Prefix, jurisdiction: alingsas, key, batch: { key: batchKey } },
    ...{ service: 'klotter', place: { lat: 57.93018, long: 12.53352 } },
  }
  return { ...server, target }
}

/** Open and closed, planned, with a photo, in two municipalities, one of another, with words from its holder. */
async function fillTown(db: Db, photos: Awaited<ReturnType<typeof testPhotos>>): Promise<void> {
  const by = theBody(alingsas)
  const description = '<b>Hålet</b> & "gropen" är djupare än åäö 🕳️.'
  const hole = await aReport(db, { title: 'Hål & grop', description })
  const lamp = await aReport(db, { ...at(57.95), title: 'Mörkt', category: 'belysning' })
  const seen = await aReportWithPhoto(db, photos, { ...at(57.94), title: 'Sönder', category: 'klotter' })
  const again = await aReport(db, { title: 'Samma hål' })
  await aReport(db, { lat: 55.70466, lon: 13.19101, municipality: lund, title: 'Klotter på bron' })
  await moveCase(db, { caseId: lamp.caseId, act: 'fix', by, words: 'Lampan är bytt.' })
  await moveCase(db, { caseId: seen.caseId, act: 'plan', by, plannedFor: '2027-06-01' })
  await moveCase(db, { caseId: again.caseId, act: 'mark_duplicate', by, mainReport: hole.number })
  await answerReporter(db, {
    caseId: hole.caseId,
    by,
    audience: 'update',
    words: 'Vi tittar på det & lagar.',
  })
}

const at = (lat: number) => ({ lat, lon: 12.54 })
