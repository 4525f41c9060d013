import { expect, test } from 'vitest'
import { endRun } from '#bodies/conformance/end-run.ts'
import { forgetRuns } from '#bodies/conformance/forget-runs.ts'
import { takeRuns } from '#bodies/conformance/take-runs.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { aConsoleLink } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, fillBodies, lund } from '../../../test/reports.ts'
import { aRun } from '../../../test/runs.ts'
import { browse } from '../../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)
const linkFor = async (body: string) => {
  await aConsoleLink(db, { body })
  return `/regelprov/${await token('console')}`
}
const trying = await linkFor(alingsas)
const lunds = await linkFor(lund)

const address = 'https://test.example/open311/v2'
const reads = { address, jurisdiction: '', level: 'both', key: '', updates: 'move', service: '', place: '' }
const writes = { ...reads, writes: 'on', key: 'stadens&hemlighet' }
const rows = () => db.selectFrom('conformance_runs').selectAll().orderBy('asked_at').execute()
const clear = () => db.deleteFrom('conformance_runs').execute()

test('a run is asked for once at a time, and its key stands nowhere', async () => {
  await clear()
  const first = await post(trying, { ...writes, address: `${address}/`, place: '57.93018, 12.53352' })
  expect(first.status).toBe(303)
  const second = await post(trying, { ...reads, address: 'https://other.example/v2' })
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const [row, ...more] = await rows()
  expect(more).toEqual([])
  expect(row).toMatchObject({
    ...{ body: alingsas, address, api_key: writes.key, writes: true, level: null },
    place: { lat: 57.93018, long: 12.53352 },
  })
  for (const path of [trying, `${trying}/${row?.id}`, `${trying}/${row?.id}/resultat.json`])
    expect(await page(path), path).not.toContain('hemlighet')
  const [event] = await db.selectFrom('events').select('facts').where('act', '=', 'try_server').execute()
  expect(event?.facts).toEqual({ run: row?.id, writes: true })
  expect((await post(lunds, reads)).status, 'another body has its own').toBe(303)
  expect(await rows()).toHaveLength(2)
})

test.each([
  ['no address', { address: '' }, 'address'],
  ['another protocol', { address: 'file:///etc/passwd' }, 'address'],
  ['an address with a password', { address: 'https://a:b@test.example/' }, 'address'],
  ['an address that asks', { address: `${address}?api_key=x` }, 'address'],
  ['a level that is none', { level: 'all' }, 'level'],
  ['writing without a key', { writes: 'on' }, 'key'],
  ['a key without writing', { key: 'hemlighet' }, 'writes'],
  ['a key of several lines', { writes: 'on', key: 'hemlighet\r\nX-Evil: 1' }, 'key'],
  ['a place beyond the world', { place: '95.1, 12.5' }, 'place'],
  ['a place that is none', { place: 'torget' }, 'place'],
  ['a document at no address', { discovery: 'discovery.xml' }, 'discovery'],
  ['reading by a key without one', { readsByKey: 'on' }, 'readsByKey'],
  ['a key for tokens without writing', { batchKey: 'hemlighet' }, 'writes'],
  ['a service for tokens without writing', { batchService: 'skrap' }, 'writes'],
  ['a key for tokens of two words', { writes: 'on', key: 'x', batchKey: 'hemlighet två' }, 'batchKey'],
  ['rules that there are not', { only: 'filters, nothing.at-all' }, 'only'],
])('%s is told where it stands, and what was typed stays but for the key', async (_, changes, field) => {
  await clear()
  const answer = await post(trying, { ...reads, ...changes })
  expect(answer.status).toBe(422)
  const shown = await answer.text()
  expect(shown).toContain(`href="#${field}"`)
  expect(shown).toContain(`id="${field}-error"`)
  expect(shown).not.toContain('hemlighet')
  expect(await rows()).toEqual([])
})

test('all that the command is told can be told here, and both keys go when it ends', async () => {
  await clear()
  const more = {
    readsByKey: 'on',
    batchKey: 'andra-hemligheten',
    batchService: 'skrap',
    only: 'filters, tokens',
  }
  const shown = await post(trying, { ...writes, ...more, discovery: 'x' })
  expect(await shown.text()).not.toContain('hemligheten')
  await post(trying, { ...writes, ...more, discovery: 'https://test.example/discovery.xml' })
  const [row] = await rows()
  expect(row).toMatchObject({
    ...{ discovery: 'https://test.example/discovery', reads_by_key: true, only_rules: ['filters', 'tokens'] },
    ...{ batch_key: 'andra-hemligheten', batch_service: 'skrap' },
  })
  const [taken] = await takeRuns(db, 1)
  expect(taken).toMatchObject({
    readsByKey: true,
    batchKey: 'andra-hemligheten',
    only: ['filters', 'tokens'],
  })
  expect(await page(`${trying}/${row?.id}`)).not.toContain('hemligheten')
  await endRun(db, { id: row?.id ?? '', attempt: 1 }, { state: 'done', trouble: null })
  expect((await rows())[0]).toMatchObject({ api_key: null, batch_key: null })
})

test('it is filled in from a connection of the body’s own', async () => {
  await clear()
  for (const [id, body] of [
    ['stad', alingsas],
    ['lundastad', lund],
  ] as const)
    await makeConnection(db, {
      ...{ id, body, kind: 'open311', name: `System ${id}`, categories: [], withMail: false },
      settings: { endpoint: `https://${id}.example/open311/`, jurisdiction: id },
    })
  const shown = await page(`${trying}?anslutning=stad`)
  expect(shown).toContain('value="https://stad.example/open311"')
  expect(shown).toContain('System stad')
  expect(await page(`${trying}?anslutning=lundastad`)).not.toContain('lundastad.example')
})

test('another body sees nothing of a run, and can do nothing with it', async () => {
  const id = await aRun(db, { key: 'hemlighet' })
  for (const path of ['', '/resultat.json', '/utskrift']) {
    expect((await get(`${trying}/${id}${path}`)).status, path).toBe(200)
    expect((await get(`${lunds}/${id}${path}`)).status, path).toBe(404)
    expect((await get(`${trying}/${id}${path}`)).headers.get('cache-control')).toBe('no-store')
  }
  expect((await post(`${lunds}/${id}/avbryt`)).status).toBe(404)
  expect(await page(lunds)).not.toContain(id)
  expect((await rows()).find((row) => row.id === id)?.state).toBe('waiting')
  for (const path of ['x', `${id}x`, crypto.randomUUID()])
    expect((await get(`${trying}/${path}`)).status, path).toBe(404)
})

test('the page loads again until it is over; what is broken stands first, and is no markup', async () => {
  const id = await aRun(db)
  const answer = await get(`${trying}/${id}`)
  expect(answer.headers.get('refresh')).toBe('3')
  const shown = await answer.text()
  expect(shown).toContain('3 av 4 regler prövade')
  expect(shown).toContain('&lt;script>alert(1)')
  expect(shown).not.toMatch(/<script>|<b>XML|<i>none/)
  expect(shown.indexOf('create.xml')).toBeLessThan(shown.indexOf('create.seen'))
  expect(shown.indexOf('create.seen')).toBeLessThan(shown.indexOf('create.whole'))
  await endRun(db, { id, attempt: 1 }, { state: 'done', trouble: null })
  const over = await get(`${trying}/${id}`)
  expect(over.headers.get('refresh')).toBeNull()
  expect(await over.text()).toContain('En regel bryts')
  expect(await page(`/en${trying}/${id}`)).toContain('One rule is broken')
})

test('it is cancelled by a button: what was found stays, and the key goes', async () => {
  const id = await aRun(db, { key: 'hemlighet' })
  expect((await post(`${trying}/${id}/avbryt`)).status).toBe(303)
  const row = (await rows()).find((one) => one.id === id)
  expect(row).toMatchObject({ state: 'cancelled', api_key: null })
  const shown = await page(`${trying}/${id}`)
  expect(shown).toContain('Provet avbröts')
  expect(shown).toContain('create.xml')
  // One more press, late, ends nothing twice.
  expect((await post(`${trying}/${id}/avbryt`)).status).toBe(303)
  expect((await rows()).find((one) => one.id === id)?.ended_at).toEqual(row?.ended_at)
})

test('the result is a file with its date, as the command writes it', async () => {
  const id = await aRun(db)
  await endRun(db, { id, attempt: 1 }, { state: 'done', trouble: null })
  const answer = await get(`${trying}/${id}/resultat.json`)
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="regelprov-test\.example-\d{4}-\d\d-\d\d\.json"$/,
  )
  const result = await answer.json()
  expect(result).toMatchObject({
    of: address,
    counts: { passed: 1, failed: 1, skipped: 1 },
    isCancelled: false,
  })
  expect(Date.now() - Date.parse(result.at)).toBeLessThan(60_000)
  expect(result.results.map(({ id }: { id: string }) => id)).toEqual([
    'create.whole',
    'create.seen',
    'create.xml',
  ])
  expect(result.results[2]).toMatchObject({ what: 'It is "<script>".', rule: 'The answer is XML.' })
})

test('a worker that died is taken over where nothing is written, and old runs are forgotten with their keys', async () => {
  await clear()
  const id = await aRun(db)
  await db
    .updateTable('conformance_runs')
    .set({ leased_until: new Date(0) })
    .where('id', '=', id)
    .execute()
  expect(await takeRuns(db, 10)).toMatchObject([{ id, attempt: 2 }])
  expect(await db.selectFrom('conformance_results').selectAll().where('run', '=', id).execute()).toEqual([])
  const old = new Date(Date.now() - 25 * 3_600_000)
  await aRun(db, { body: lund, key: 'hemlighet' })
  await db.updateTable('conformance_runs').set({ asked_at: old }).where('body', '=', lund).execute()
  await forgetRuns(db)
  expect((await rows()).map(({ body, state, api_key }) => [body, state, api_key])).toEqual([
    [lund, 'broken', null],
    [alingsas, 'waiting', null],
  ])
  await db
    .updateTable('conformance_runs')
    .set({ ended_at: new Date(Date.now() - 91 * 86_400_000) })
    .where('body', '=', lund)
    .execute()
  await forgetRuns(db)
  expect((await rows()).map(({ body }) => body)).toEqual([alingsas])
})
