import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { writeNote } from '#reports/write-note.ts'
import { openTestDatabase } from './database.ts'
import { open311Client } from './open311.ts'
import { aReportWithPhoto, testPhotos } from './photos.ts'
import { alingsas, aReport, fillBodies, theBody } from './reports.ts'
import { aSandboxReport } from './sandbox.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const photos = await testPhotos()

const title = 'Namn målat på porten'
const open = await aReport(db, { title: 'Djupt hål', email: 'bo@invanare.example' })
const { number, address } = await aReportWithPhoto(db, photos, { category: 'klotter', title })
const { ask, json } = await open311Client(db)
const tried = await aSandboxReport(db, { title: 'Prov av en leverantör', service_code: 'hal' })
const { caseId } = open
const answered = { caseId, by: theBody(alingsas), audience: 'update', words: 'Vi kommer.' } as const
const box = 'bbox=12.5,57.9,12.6,57.95'

/** Where the open one comes out for other programs; a private one never, and nothing said on it. */
const programExits = {
  'the list': 'requests',
  'its municipality’s list': 'requests?jurisdiction_id=1489&extensions=true',
  'the old service’s list': 'requests?jurisdiction_id=fixamingata.se',
  'what is new': 'requests?updated_after=2026-01-01&extensions=true',
  'a view': `requests?${box}`,
  'a circle': 'requests?lat=57.93018&long=12.53352&radius=500',
  'both numbers': `requests?service_request_id=${number},${open.number}`,
  updates: 'servicerequestupdates',
}

const bothFormats = (exit: string): string[] =>
  ['xml', 'json'].map((format) => exit.replace(/(\?|$)/, `.${format}$1`))

test.each(Object.entries(programExits))('programs find the open one alone in %s', async (_, exit) => {
  await answerReporter(db, answered)
  for (const path of bothFormats(exit)) {
    const told = await (await ask(path)).text()
    expect(told).toContain(String(open.number))
    for (const secret of [title, String(number), address, tried.title, tried.number])
      expect(told).not.toContain(secret)
  }
})

test.each([
  [`requests/${number}`, 404],
  [`requests/${number}?jurisdiction_id=1489&extensions=true`, 404],
  [`requests/${number}?jurisdiction_id=fixamingata.se`, 200],
  [`requests?service_request_id=${number}&jurisdiction_id=fixamingata.se`, 200],
  [`requests?service_request_id=${number}`, 200],
  ['requests?service_code=klotter&jurisdiction_id=1489', 200],
  ['requests?q=Namn%20porten', 200],
  [`requests?q=${number}`, 200],
])('to programs %s is not there', async (exit, status) => {
  for (const path of bothFormats(exit)) {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    const told = await answer.text()
    expect(told).not.toContain(title)
    expect(told).not.toContain('service_request_id')
  }
})

test.each(['hidden', 'internal'] as const)('nor what is %s', async (visibility) => {
  const secret = await aReport(db, { title: 'Dold text', email: 'fia@invanare.example' })
  await answerReporter(db, { ...answered, caseId: secret.caseId, words: 'Dolt svar' })
  await db.updateTable('reports').set({ visibility }).where('number', '=', secret.number).execute()
  expect((await ask(`requests/${secret.number}.xml`)).status).toBe(404)
  for (const path of Object.values(programExits).flatMap(bothFormats)) {
    const told = await (await ask(path)).text()
    for (const words of ['Dold', 'Dolt', String(secret.number)]) expect(told, path).not.toContain(words)
  }
})

test('nor what is held until a person has read it, nor what is said to one alone', async () => {
  const held = await aReport(db, {
    ...{
      title: 'Grannen Kalle Svensson spärrar vägen',
      description: 'Kalle Svensson igen.',
      category: 'fordon',
    },
    email: 'gun@invanare.example',
  })
  await answerReporter(db, {
    ...answered,
    caseId: held.caseId,
    audience: 'message',
    words: 'Bara mellan oss',
  })
  await writeNote(db, { caseId: held.caseId, by: answered.by, words: 'Ring polisen' })
  for (const path of Object.values(programExits).flatMap(bothFormats)) {
    const told = await (await ask(path)).text()
    for (const words of ['Svensson', 'spärrar', 'mellan oss', 'polisen', 'gun@'])
      expect(told, path).not.toContain(words)
  }
  const [{ description }] = await json(`requests/${held.number}.json?extensions=true`)
  expect(description).toBe('')
})
