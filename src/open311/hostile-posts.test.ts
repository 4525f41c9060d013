import { expect, onTestFinished, test } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { openTestDatabase } from '../../test/database.ts'
import { hasHostileMark, hostileValues, rawForms } from '../../test/hostile-inputs.ts'
import { open311Client, readXml } from '../../test/open311.ts'
import { alingsas, aReport, fillBodies } from '../../test/reports.ts'
import { watchChanges } from '../../test/watch-changes.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, post } = await open311Client(db)
const aKey = (isTrusted: boolean) =>
  createKey(db, { body: alingsas, name: 'Appen', scope: 'open311', isTrusted, perMinute: 600 })
const { key } = await aKey(true)
const { key: untrusted } = await aKey(false)
const { number } = await aReport(db)
const watched = await watchChanges(db)

/** That a key was used is noted once a minute, whatever it was used for; and all that is posted by it stands in its log. */
async function changed() {
  const { 'update api_keys': _, 'insert exchanges': __, ...others } = await watched()
  return others
}

const aReportSent = {
  ...{ service_code: 'hal', lat: '57.930180', long: '12.533520', description: 'Djupt hål', title: 'Hål' },
  ...{ email: 'ada@invanare.example', first_name: 'Ada', last_name: 'Lind', phone: '070-123 45 67' },
  ...{ address_string: 'Storgatan 1', jurisdiction_id: '1489', media_url: 'https://bild.example/1.jpg' },
  ...{ 'attribute[title]': 'Hål', 'attribute[fixmystreet_id]': '', report_url: '', account_id: '' },
}
const posts: [string, Record<string, string>][] = [
  ['requests.xml', { api_key: key, ...aReportSent }],
  ['requests.xml', { api_key: untrusted, ...aReportSent }],
  [
    'servicerequestupdates.xml',
    {
      ...{ api_key: key, service_request_id: String(number), update_id: 'A-1', status: 'open' },
      ...{ updated_datetime: '2026-11-20T10:00:00+01:00', description: 'Vi tittar på det.' },
    },
  ],
]

async function expectSound(what: string, answer: Response): Promise<void> {
  const body = await answer.text()
  expect(answer.status, what).toBeLessThan(500)
  expect(hasHostileMark(body), what).toBe(false)
  // What stands for half a character is one itself, though parsers wonder at it.
  expect(() => readXml(body.replaceAll('\ufffd', '?')), what).not.toThrow()
  expect(body.length, what).toBeLessThan(2000)
  if (answer.status >= 400) expect(await changed(), what).toEqual({})
}

test.each(posts)('%s takes any value in any field: a no changes nothing', async (path, fields) => {
  for (const field of [...Object.keys(fields), 'attribute[', 'stray[]'])
    for (const [kind, values] of Object.entries(hostileValues))
      for (const value of values) {
        await changed()
        const body = new URLSearchParams({ ...fields, [field]: value })
        await expectSound(`${path} ${field}: ${kind}`, await post(path, body))
      }
})

test.each(posts)('%s takes any encoding: what can’t be read changes nothing', async (path, fields) => {
  for (const { name, body, type } of rawForms(fields)) {
    await changed()
    const headers = type === null ? {} : { 'content-type': type }
    await expectSound(`${path} ${name}`, await ask(path, { method: 'POST', body, headers }))
  }
})

test('a key stands in no log, wherever it was sent', async () => {
  const logged: string[] = []
  const write = process.stdout.write
  onTestFinished(() => {
    process.stdout.write = write
  })
  process.stdout.write = (chunk: string | Uint8Array) => logged.push(String(chunk)) > 0
  await post('requests.xml', new URLSearchParams({ api_key: key, ...aReportSent }))
  await post(`requests.xml?api_key=${key}`, new URLSearchParams(aReportSent))
  await ask(`tokens/${key}.xml`)
  await ask(`services/${key}.xml?api_key=${key}`)
  process.stdout.write = write
  expect(logged.join('')).not.toContain(key)
})
