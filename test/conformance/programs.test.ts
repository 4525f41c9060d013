import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { forgetRuns } from '#bodies/conformance/forget-runs.ts'
import { hearQuestion } from '#bodies/conformance/hear-question.ts'
import { heardIn } from '#bodies/conformance/heard.ts'
import { mostADay } from '#bodies/conformance/may-begin.ts'
import { resultsOf, runById } from '#bodies/conformance/run-queries.ts'
import { questionFrom } from '#conformance/as-client/question.ts'
import { renewLeases } from '#database/lease.ts'
import { trialsToJudge } from '#jobs/conformance/judge-trials.ts'
import { aConsoleLink } from '../connections.ts'
import { openTestDatabase } from '../database.ts'
import { alingsas, fillBodies, lund } from '../reports.ts'
import { anotherTrial, aQuestion, aRun, aTrial } from '../runs.ts'
import { browse, hiddenFields } from '../web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)
const linkFor = async (body: string) => {
  await aConsoleLink(db, { body })
  return `/regelprov/${await token('console')}`
}
const trying = await linkFor(alingsas)
const lunds = await linkFor(lund)

const rows = () => db.selectFrom('conformance_runs').selectAll().orderBy('asked_at').execute()
const clear = () => db.deleteFrom('conformance_runs').execute()
const typed = { program: 'Appen <b>', jurisdiction: 'kit.example' }
const begin = async (fields = typed, from = trying) =>
  post(`${from}/program`, { ...hiddenFields(await page(`${from}/program`)), ...fields })

/** As the door keeps what it is asked. */
async function hear({ token: opens }: { token: string }, words: Record<string, string> | null = null) {
  const method = words ? 'POST' : 'GET'
  const url = words ? '/open311/v2/requests.json' : '/open311/v2/services.json'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = Buffer.from(new URLSearchParams(words ?? {}).toString())
  const question = questionFrom({ at: 0, method, url, headers, body })
  if (!question) throw new Error('too much')
  await hearQuestion(db, opens, question, () => ({ status: 200, headers: {}, body: Buffer.from('[]') }))
}

async function judge(): Promise<void> {
  const work = trialsToJudge(db)
  for (const taken of await work.take(10)) await work.send(taken)
}

test('a trial is begun by a form: its page tells where to ask, with what, and what to do, in both languages', async () => {
  await clear()
  expect(await page(trying)).toContain('Pröva ett program som frågar')
  const begun = await begin()
  expect(begun.status).toBe(303)
  const [row] = await rows()
  expect(row).toMatchObject({ body: alingsas, kind: 'client', state: 'open', program: typed.program })
  const path = begun.headers.get('location') ?? ''
  const answer = await get(path)
  expect([answer.headers.get('refresh'), answer.headers.get('cache-control')]).toEqual(['5', 'no-store'])
  const shown = await answer.text()
  expect(shown).toContain('Regelprov av Appen &lt;b>')
  expect(shown).toContain(`http://localhost/prov/${row?.token}/open311/v2`)
  expect(shown).toContain(row?.api_key)
  expect(shown).toContain('Inte än: Läs kategorierna igen')
  expect(shown).toContain('Anmäl ”lampa”.')
  expect(await page(`/en${path}`)).toContain('Not yet: Read the services once more.')
  const [event] = await db.selectFrom('events').select('facts').where('act', '=', 'try_program').execute()
  expect(event?.facts).toEqual({ run: row?.id })
  for (const elsewhere of [trying, `${path}/resultat.json`, `${path}/utskrift`])
    for (const secret of [row?.api_key, row?.token])
      expect(await page(elsewhere), elsewhere).not.toContain(secret)
})

test.each([
  ['a name that is long', { ...typed, program: 'a'.repeat(61) }, 'program'],
  ['no jurisdiction', { ...typed, jurisdiction: '' }, 'jurisdiction'],
  ['a jurisdiction of several words', { ...typed, jurisdiction: 'kit example' }, 'jurisdiction'],
  ['a jurisdiction of several lines', { ...typed, jurisdiction: 'kit\r\nX-Evil: 1' }, 'jurisdiction'],
])('%s is told where it stands, and what was typed stays', async (_, wrong, field) => {
  await clear()
  const answer = await begin(wrong)
  expect(answer.status).toBe(422)
  const shown = await answer.text()
  expect(shown).toContain(`href="#${field}"`)
  expect(shown).toContain(`id="${field}-error"`)
  expect(shown).toContain(wrong.program.replace('<', '&lt;'))
  expect(await rows()).toEqual([])
})

test('a body has three open at once; the fourth is refused in words with what was typed', async () => {
  await clear()
  for (let time = 0; time < 3; time += 1) expect((await begin()).status).toBe(303)
  const refused = await begin()
  expect(refused.status).toBe(429)
  const shown = await refused.text()
  expect(shown).toContain('3 program prövas redan')
  expect(shown).toContain('value="Appen &lt;b>"')
  expect((await begin(typed, lunds)).status, 'another body has its own').toBe(303)
  expect(await rows()).toHaveLength(4)
  await clear()
  const atOnce = await Promise.all([begin(), begin(), begin(), begin(), begin()])
  expect(atOnce.map(({ status }) => status).sort()).toEqual([303, 303, 303, 429, 429])
})

test('a form that is pressed twice opens one door', async () => {
  await clear()
  const form = { ...hiddenFields(await page(`${trying}/program`)), ...typed }
  const answers = await Promise.all([post(`${trying}/program`, form), post(`${trying}/program`, form)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await rows()).toHaveLength(1)
})

test('servers and programs together have so many runs in a day, and it is told in words', async () => {
  await clear()
  const { id } = await aTrial(db)
  await db
    .updateTable('conformance_runs')
    .set({ state: 'cancelled', api_key: null, token: null, open_until: null, ended_at: new Date() })
    .where('id', '=', id)
    .execute()
  const [one] = await rows()
  if (!one) throw new Error('there is none')
  const { place: _, ...row } = one
  const more = Array.from({ length: mostADay - 1 }, () => ({ ...row, id: crypto.randomUUID() }))
  await db.insertInto('conformance_runs').values(more).execute()
  const server = {
    ...{ address: 'https://test.example/v2', jurisdiction: '1489', level: 'both', key: '', updates: 'move' },
    ...{ service: '', place: '' },
  }
  const answers = [await begin(), await post(trying, server)]
  for (const answer of answers) {
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain(`högst ${mostADay} prov på ett dygn`)
  }
  expect((await begin(typed, lunds)).status).toBe(303)
  await db
    .updateTable('conformance_runs')
    .set({ asked_at: new Date(Date.now() - 25 * 3_600_000) })
    .where('id', '=', id)
    .execute()
  const kept = await post(trying, server)
  expect(kept.status).toBe(303)
})

test('what has been heard is shown without the key and without who somebody is, and marks its step', async () => {
  await clear()
  const trial = await aTrial(db)
  const path = `${trying}/${trial.id}`
  await hear(trial, {
    ...{ api_key: trial.key, service_code: 'lampa', lat: '57.93018', description: 'Hos Ada Lind' },
    ...{ first_name: 'Ada', email: 'ada@invanare.example', address_string: '<script>alert(1)</script>' },
  })
  await hear(trial, { api_key: 'stadens-riktiga-nyckel', service_code: 'stadens-riktiga-nyckel' })
  expect(await page(path)).toContain('POST requests.json 200')
  const still = await get(`${path}?visa=svar`)
  expect(still.headers.get('refresh')).toBeNull()
  const shown = await still.text()
  expect(shown).toContain('Klart: Skicka en felanmälan om en lampa')
  expect(shown).toContain('lat=57.93018')
  expect(shown).toContain('api_key=•••')
  expect(shown.split(trial.key)).toHaveLength(2)
  for (const hidden of ['Lind', 'invanare', '<script>alert', 'riktiga'])
    expect(shown, hidden).not.toContain(hidden)
})

test('it is judged by a press: what is broken is told with rule and exchange, and nothing opens it any more', async () => {
  await clear()
  const trial = await aTrial(db)
  const path = `${trying}/${trial.id}`
  await hear(trial, { api_key: trial.key, service_code: 'Lampa', email: 'ada@invanare.example' })
  expect((await post(`${path}/bedom`)).status).toBe(303)
  const waiting = await get(path)
  expect(waiting.headers.get('refresh')).toBe('2')
  expect(await waiting.text()).toContain('Bedöms.')
  await judge()
  const shown = await page(path)
  expect(shown).toContain('regler bryts')
  expect(shown).toContain('The service_code is one of the list')
  expect(shown).toContain('service_code is Lampa.')
  expect(shown).toContain('POST /open311/v2/requests.json')
  for (const gone of [trial.key, trial.token, 'invanare']) expect(shown).not.toContain(gone)
  expect((await rows())[0]).toMatchObject({ state: 'done', api_key: null, token: null, open_until: null })
  expect(await heardIn(db, trial.id)).toEqual([])
  const file = await get(`${path}/resultat.json`)
  expect(file.headers.get('content-disposition')).toMatch(/regelprov-Vaktm-staren-\d{4}-\d\d-\d\d\.json/)
  expect(await file.json()).toMatchObject({ of: 'Vaktmästaren', kind: 'client', state: 'done' })
  expect(await page(`${path}/utskrift`)).toContain('service_code is Lampa.')
  expect(await page(trying)).toContain('Vaktmästaren')
  // One more press, late, changes nothing.
  expect((await post(`${path}/bedom`)).status).toBe(303)
})

test('where nothing has been heard there is nothing to judge; when its hour is over it is judged by itself', async () => {
  await clear()
  const trial = await aTrial(db)
  const pressed = await post(`${trying}/${trial.id}/bedom`)
  expect(pressed.status).toBe(422)
  expect(await pressed.text()).toContain('Då finns det inget att bedöma.')
  await judge()
  expect((await rows())[0]?.state).toBe('open')
  await db.updateTable('conformance_runs').set({ open_until: new Date() }).execute()
  await judge()
  expect(await runById(db, alingsas, trial.id)).toMatchObject({
    state: 'done',
    counts: { passed: 0, failed: 0 },
  })
  expect(await page(`${trying}/${trial.id}`)).toContain('Programmet visade inget som gick att pröva')
})

test('it is cancelled by a button, and what was heard goes', async () => {
  await clear()
  const trial = await aTrial(db)
  await hear(trial)
  expect((await post(`${trying}/${trial.id}/avbryt`)).status).toBe(303)
  expect((await rows())[0]).toMatchObject({ state: 'cancelled', api_key: null, token: null })
  expect(await heardIn(db, trial.id)).toEqual([])
  await judge()
  expect((await rows())[0]?.state).toBe('cancelled')
  expect(await page(`${trying}/${trial.id}`)).toContain('Provet avbröts')
})

test('another body sees nothing of it, and can do nothing with it', async () => {
  await clear()
  const trial = await aTrial(db)
  await hear(trial)
  for (const path of ['', '?visa=svar', '/resultat.json', '/utskrift'])
    expect((await get(`${lunds}/${trial.id}${path}`)).status, path).toBe(404)
  for (const path of ['/bedom', '/avbryt'])
    expect((await post(`${lunds}/${trial.id}${path}`)).status, path).toBe(404)
  expect(await page(lunds)).not.toContain(trial.id)
  expect((await rows())[0]?.state).toBe('open')
  const server = await aRun(db)
  expect((await post(`${trying}/${server}/bedom`)).status, 'a server’s is not judged').toBe(404)
})

test('a trial is its judge’s for as long as the lease is renewed', async () => {
  await clear()
  const trial = await aTrial(db)
  await hear(trial)
  await post(`${trying}/${trial.id}/bedom`)
  const work = trialsToJudge(db)
  expect(await work.take(5)).toHaveLength(1)
  await db
    .updateTable('conformance_runs')
    .set({ leased_until: new Date(0) })
    .execute()
  await renewLeases(db, work.table, [trial.id])
  expect(await work.take(5)).toEqual([])
})

test('a worker that died while it judged is taken over; what none can judge ends, and old ones are forgotten', async () => {
  await clear()
  const trial = await aTrial(db)
  await hear(trial)
  await post(`${trying}/${trial.id}/bedom`)
  const work = trialsToJudge(db)
  for (let time = 1; time <= 4; time += 1) {
    const [taken] = await work.take(5)
    expect(taken?.attempt).toBe(time)
    expect(await work.take(5), 'it is one worker’s').toEqual([])
    await db
      .updateTable('conformance_runs')
      .set({ leased_until: new Date(0) })
      .execute()
    if (taken && time === 4) await work.send(taken)
  }
  expect((await rows())[0]).toMatchObject({ state: 'broken', trouble: 'stopped', api_key: null })
  expect(await resultsOf(db, trial.id)).toEqual([])
  const left = await anotherTrial(db)
  await hear(left)
  await db
    .updateTable('conformance_runs')
    .set({ asked_at: new Date(Date.now() - 25 * 3_600_000) })
    .execute()
  await forgetRuns(db)
  expect((await rows()).map(({ state, token: opens }) => [state, opens])).toEqual([
    ['broken', null],
    ['broken', null],
  ])
  expect(await heardIn(db, left.id)).toEqual([])
})

test('a question that waits while the door is closed is not heard after', async () => {
  await clear()
  const trial = await aTrial(db)
  const { answer } = await db.transaction().execute(async (tx) => {
    await tx.updateTable('conformance_runs').set({ open_until: new Date() }).execute()
    const late = hearQuestion(db, trial.token, aQuestion, () => ({
      ...{ status: 200, headers: {}, body: Buffer.alloc(0) },
    }))
    await expect.poll(waiting).toBe(1)
    return { answer: late }
  })
  expect(await answer).toEqual({ ok: false, why: 'closed' })
})

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count ?? 0
}
