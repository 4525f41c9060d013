import { expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { readSecrets } from '#bodies/connections/connection-keys.ts'
import { noteTested } from '#bodies/connections/note-tested.ts'
import { askForTrial } from '#bodies/connections/trials.ts'
import { noteUnmapped } from '#bodies/connections/unmapped-states.ts'
import { aConnection, aConsole, aDisagreement, anExchange } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReport, emptyQueues, fillBodies, lund } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)
const id = await aConnection(db, { id: 'gata', state: 'on' })
await aConnection(db, { id: 'lunds', body: lund, state: 'on' })

const console = await aConsole(db, { token })
const trusted = await aConsole(db, { token }, { seesPersons: true })
const lunds = await aConsole(db, { token }, { body: lund })
const at = (...parts: string[]) => [console, id, ...parts].join('/')
/** Posts a form as it is shown now. */
const saved = async (part: string, fields: Record<string, string>) =>
  post(at(part), { ...hiddenFields(await page(part === 'installning' ? at() : at(part))), ...fields })
const named = async () => connectionById(db, id)

const everyPage = [
  ...['', '/logg', '/leveranser', '/skicka-om', '/nycklar', '/kategorier', '/lagen', '/oense'],
  ...['/manad', '/manad.csv'],
]

test.each(everyPage)(
  'another body sees nothing of the connection at %s, and its own is there',
  async (path) => {
    expect((await get(`${console}/${id}${path}`)).status).toBe(200)
    expect((await get(`${lunds}/${id}${path}`)).status).toBe(404)
    expect((await get(`${console}/lunds${path}`)).status).toBe(404)
    expect((await get(`${console}/${id}${path}`)).headers.get('cache-control')).toBe('no-store')
  },
)

test('another body can do nothing with the connection, nor with what belongs to it', async () => {
  const exchange = await anExchange(db, { connection: id })
  const trial = await askForTrial(db, id, 'check')
  const { number } = await aReport(db)
  const { id: delivery } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('report', '=', number)
    .executeTakeFirstOrThrow()
  for (const [path, fields] of [
    ['lage', { state: 'paused' }],
    ['installning', { notice: '9', alarms: '' }],
    ['prova', { kind: 'check' }],
    ['leveranser', { delivery }],
    ['nycklar', { name: 'api_key', value: 'x', days: '0' }],
    ['kategorier', { 'c-hal': 'x' }],
    ['lagen', { 'word-0': 'x', 'act-0': 'fix' }],
    ['oense', { disagreement: await aDisagreement(db, id), choice: 'left' }],
  ] as const)
    expect((await post(`${lunds}/${id}/${path}`, fields)).status, path).toBe(404)
  // By a connection of one's own to what is another's.
  expect((await get(`${lunds}/lunds/logg/${exchange}`)).status).toBe(404)
  expect((await get(`${lunds}/lunds/prov/${trial}`)).status).toBe(404)
  expect((await post(`${lunds}/lunds/leveranser`, { delivery })).status).toBe(404)
  const disagreement = await aDisagreement(db, id)
  expect((await post(`${lunds}/lunds/oense`, { disagreement, choice: 'left' })).status).toBe(404)
  expect(await named()).toMatchObject({ state: 'on', noticeAfterMinutes: 30 })
})

test('all connections of the body stand on its first page, and no other’s', async () => {
  const shown = await page(console)
  expect(shown).toContain('Anslutningar för Alingsås kommun')
  expect(shown).toContain('Systemet gata')
  expect(shown).not.toContain('Systemet lunds')
})

test('it is paused and put into use again, and that is told', async () => {
  expect((await post(at('lage'), { state: 'paused' })).status).toBe(303)
  expect((await named())?.state).toBe('paused')
  expect(await page(`${at()}?klart=state`)).toContain('Läget är ändrat.')
  await post(at('lage'), { state: 'on' })
  expect((await named())?.state).toBe('on')
  expect((await post(at('lage'), { state: 'ended' })).status).toBe(404)
  const events = await db
    .selectFrom('events')
    .select('facts')
    .where('act', '=', 'set_connection_state')
    .execute()
  expect(events.map(({ facts }) => facts)).toEqual([
    { connection: id, state: 'paused' },
    { connection: id, state: 'on' },
  ])
})

test('what a system has told under test is counted on its page, and not when it is in use', async () => {
  const tested = await aConnection(db, { id: 'provas', body: lund })
  const shown = () => page(`${lunds}/${tested}`)
  expect(await shown()).toMatch(/Läst under prov, inget av det används.{0,200}Inte än/s)
  await noteTested(db, tested, { news: [1, 2], cases: [1] })
  expect(await shown()).toContain('2 nyheter och ett ärende från dem, senast')
  await changeConnection(db, { id: tested, state: 'on' })
  expect(await shown()).not.toContain('Läst under prov')
})

test('what is wrong in the settings is told where it stands, and what was typed stays', async () => {
  const wrong = await post(at('installning'), { notice: 'en timme', alarms: 'it@alingsas' })
  expect(wrong.status).toBe(422)
  const shown = await wrong.text()
  expect(shown).toContain('value="en timme"')
  expect(shown).toContain('value="it@alingsas"')
  expect(shown).toContain('href="#notice"')
  await saved('installning', { notice: '45', alarms: 'IT@alingsas.example' })
  expect(await named()).toMatchObject({ noticeAfterMinutes: 45, alarmsTo: 'it@alingsas.example' })
})

test('a key is exchanged while the old one is good too, once however often it is pressed, and never shown', async () => {
  const fields = { name: 'api_key', value: 'ny-hemlig-nyckel', days: '3', key: crypto.randomUUID() }
  expect((await post(at('nycklar'), fields)).status).toBe(303)
  expect((await post(at('nycklar'), fields)).status).toBe(303)
  expect((await readSecrets(db, id)).get('api_key')).toEqual({ value: 'ny-hemlig-nyckel', former: 'nyckel' })
  const shown = await page(at('nycklar'))
  expect(shown).toContain('Den gamla gäller också till')
  expect(shown).not.toContain('hemlig')
  const wrong = await post(at('nycklar'), { ...fields, days: '400', value: 'annan-hemlig' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).not.toContain('annan-hemlig')
  expect((await post(at('nycklar'), { ...fields, name: 'annan' })).status).toBe(404)
})

const personal = {
  asked: '{"rubrik":"Hål","anmalareNamn":"Ada Lind","anmalareEpost":"ada@invanare.example"}',
  answered: '<svar><rubrik>Hål</rubrik><anmalareNamn>Ada Lind</anmalareNamn></svar>',
}

test('nobody’s name stands in the log, but for whom the link lets see it; and that is noted', async () => {
  const exchange = await anExchange(db, { connection: id, ...personal })
  const shown = await page(at('logg', exchange))
  expect(shown).toContain('Hål')
  expect(shown).not.toMatch(/Lind|ada@/)
  expect((await post(at('logg', exchange))).status).toBe(409)
  const seen = `${trusted}/${id}/logg/${exchange}`
  expect(await page(seen)).not.toMatch(/Lind|ada@/)
  expect(await (await post(seen)).text()).toContain('Ada Lind')
  const openings = await db.selectFrom('openings').select('exchange').execute()
  expect(openings).toEqual([{ exchange }])
  expect(await page(seen)).toContain('Visat med namn och e-post')
})

test('what was said is found by number and by what went wrong, page by page', async () => {
  const { number } = await aReport(db)
  const { id: delivery } = await db
    .updateTable('deliveries')
    .set({ receiver: id })
    .where('report', '=', number)
    .returning('id')
    .executeTakeFirstOrThrow()
  const mine = await anExchange(db, { connection: id, delivery })
  const failed = await anExchange(db, { connection: id, status: null })
  for (let made = 0; made < 55; made += 1) await anExchange(db, { connection: id })
  const rows = (html: string) => [...html.matchAll(/logg\/(\d+)"/g)].map(([, row]) => row)
  expect(rows(await page(`${at('logg')}?nummer=${number}`))).toEqual([mine])
  expect(rows(await page(`${at('logg')}?utfall=wrong`))).toEqual([failed])
  const first = await page(at('logg'))
  const next = /href="([^"]*fran=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const all = [...rows(first), ...rows(await page(next))]
  expect(rows(first)).toHaveLength(50)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toEqual(expect.arrayContaining([mine, failed]))
  await emptyQueues(db)
})

test('categories without a counterpart stand first, and are saved through the schema of the kind', async () => {
  const before = await page(at('kategorier'))
  expect(before).toContain('5 kategorier har ingen motsvarighet')
  expect(before.indexOf('id="c-djur"')).toBeLessThan(before.indexOf('id="c-hal"'))
  expect(before).toContain('Annars <span lang="zxx">Vagar</span>')
  const wrong = await post(at('kategorier'), { 'c-djur': 'x'.repeat(101), 'c-klotter': 'Sprej' })
  expect(wrong.status).toBe(422)
  const shown = await wrong.text()
  expect(shown).toContain('href="#c-djur"')
  expect(shown).toContain('value="Sprej"')
  expect((await saved('kategorier', { 'c-djur': 'Djur', 'c-klotter': 'Sprej' })).status).toBe(303)
  expect(await page(at('kategorier'))).toContain('4 kategorier har ingen motsvarighet')
  await saved('kategorier', { 'c-djur': '' })
  expect((await named())?.settings).toMatchObject({
    categories: { klotter: 'Sprej' },
    organisation: 'Alingsås kommun',
  })
})

test('a word that nobody knows is given a meaning, and the table keeps what it had', async () => {
  await noteUnmapped(db, id, ['Skickad till målaren'])
  expect(await page(at('lagen'))).toContain('Skickad till målaren')
  await saved('lagen', {
    'word-0': 'Skickad till målaren',
    'act-0': 'start',
    'word-1': 'Klart',
    'act-1': 'fix',
  })
  expect((await named())?.settings).toMatchObject({
    states: { 'Skickad till målaren': 'start', Klart: 'fix' },
  })
  const shown = await page(at('lagen'))
  expect(shown).not.toContain('Ett ord som vi inte kan')
  const twice = await post(at('lagen'), {
    'word-0': 'Klart',
    'act-0': 'fix',
    'word-1': 'Klart',
    'act-1': 'start',
  })
  expect(twice.status).toBe(422)
  await saved('lagen', { 'word-0': 'Klart', 'act-0': 'nothing' })
  expect((await named())?.settings).toMatchObject({ states: { Klart: null } })
})

test('what is sent again is counted first', async () => {
  const { number } = await aReport(db)
  await db
    .updateTable('deliveries')
    .set({ receiver: id, state: 'sent', sent_at: new Date(), attempts: 1 })
    .where('report', '=', number)
    .execute()
  const day = new Date().toISOString().slice(0, 10)
  expect(await page(`${at('skicka-om')}?day=${day}&time=25.00`)).toContain('Skriv ett klockslag')
  const asked = await get(`${at('skicka-om')}?day=2026-02-31&time=10.00`)
  expect(asked.status).toBe(422)
  const sure = await page(`${at('skicka-om')}?day=${day}&time=00.00`)
  expect(sure).toContain('Skicka om en leverans')
  expect((await post(at('skicka-om'), hiddenFields(sure))).status).toBe(303)
  expect(await page(at('leveranser'))).toContain(`Ny anmälan ${number}`)
  await emptyQueues(db)
})

test('what waits is tried at once, one or all', async () => {
  const { number } = await aReport(db)
  const { id: delivery } = await db
    .updateTable('deliveries')
    .set({ receiver: id, state: 'failed' })
    .where('report', '=', number)
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(await page(console)).toContain('En leverans kom inte fram')
  expect((await post(at('leveranser'), { delivery })).status).toBe(303)
  const stateNow = async () =>
    (await db.selectFrom('deliveries').select('state').where('id', '=', delivery).executeTakeFirst())?.state
  expect(await stateNow()).toBe('queued')
  await db.updateTable('deliveries').set({ state: 'failed' }).where('id', '=', delivery).execute()
  await post(at('leveranser'))
  expect(await stateNow()).toBe('queued')
  await emptyQueues(db)
})

test('a trial is asked for by a button, and its page loads again until it is over', async () => {
  const asked = await post(at('prova'), { kind: 'check' })
  const where = asked.headers.get('location') ?? ''
  expect((await get(where)).headers.get('refresh')).toBe('2')
  await db
    .updateTable('connection_trials')
    .set({
      ...{ state: 'done', ok: false, answer: 'HTTP 401' },
      steps: JSON.stringify([{ step: 'key', ok: false, answer: 'HTTP 401' }]),
    })
    .execute()
  const over = await get(where)
  expect(over.headers.get('refresh')).toBeNull()
  const shown = await over.text()
  expect(shown).toContain('Nyckeln släpper inte in oss.')
  expect(shown).toContain('<p class="muted" lang="en">HTTP 401</p>')
  expect((await post(at('prova'), { kind: 'case' })).status).toBe(409)
})

test('the month is a table, and a file for a spreadsheet', async () => {
  expect(await page(at('manad'))).toContain('Leveranser som begärdes')
  const file = await get(`${at('manad.csv')}?manad=2026-11`)
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect(await file.text()).toMatch(/^Månad;id;code;Vad;Hur mycket\r\n2026-11;gata;queued;/)
  expect((await get(`${at('manad')}?manad=2026-13`)).status).toBe(200)
})

test('what has ended is still to be read, and nothing more is done with it', async () => {
  const over = await aConnection(db, { id: 'forr' })
  await db.updateTable('connections').set({ state: 'ended' }).where('id', '=', over).execute()
  const shown = await page(`${console}/${over}`)
  expect(shown).toContain('Avslutad')
  expect(shown).not.toContain('<form class="flow" method="post"')
  expect((await post(`${console}/${over}/lage`, { state: 'on' })).status).toBe(409)
})

test('a link that is over says whom to ask', async () => {
  await db
    .updateTable('links')
    .set({ expires_at: new Date(0) })
    .where('body', '=', lund)
    .execute()
  const answer = await get(lunds)
  expect(answer.status).toBe(410)
  expect(await answer.text()).toContain('Länken har gått ut')
})
