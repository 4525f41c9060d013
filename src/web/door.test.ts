import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeConsoleLink } from '#bodies/connections/console-link.ts'
import { openDatabase } from '#database/database.ts'
import { formLimit } from '#http/form.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { takeBodyMail } from '#reports/mails/take-body-mail.ts'
import { moveCase } from '#reports/move-case.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { askForSandboxKey } from '#reports/sandbox/ask-for-sandbox-key.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aMail } from '../../test/mails.ts'
import { aDraft, alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { aWaitingWatch, aWatch } from '../../test/watches.ts'
import { browse, hiddenFields } from '../../test/web.ts'
import { routes } from './routes.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { app, get, page, post, token } = await browse(db)
await aReport(db)
await saveDraft(db, aDraft({ title: 'Obekräftad' }))

await saveContribution(db, {
  id: randomUUID(),
  kind: 'support',
  report: 1000001,
  email: 'bo@invanare.example',
  wantsLetters: true,
  words: '',
  language: 'sv',
})

await tellRemark(db, {
  id: randomUUID(),
  topic: 'abuse',
  report: 1000001,
  reason: 'person',
  words: 'Ett namn i texten.',
  email: 'bo@invanare.example',
  language: 'sv',
})

await aWatch(db)
await aWaitingWatch(db)
await askToSignIn(db, { email: 'ada@invanare.example', language: 'sv' })
await askForAddress(db, { person: 1, address: 'ada@ny.example', language: 'sv' })
await askForSandboxKey(db, {
  ...{ email: 'ada@leverantor.example', addressHash: Buffer.alloc(32, 1) },
  ...{ name: 'Appen', language: 'sv' },
})

const tokens = {
  watch: await token('watch'),
  watches: await token('watches'),
  unwatch: await token('unwatch'),
  moderate: await token('moderate'),
  support: await token('support'),
  draft: await token('draft'),
  confirm: await token('confirm'),
  case: await token('case'),
  reporter: await token('reporter'),
  unsubscribe: await token('unsubscribe'),
  verdict: await verdictToken(),
  sign_in: await token('sign_in'),
  new_address: await token('new_address'),
  mail: await mailToken(),
  console: await consoleToken(),
  sandbox: await token('sandbox'),
}

/** Of a report of its own, which is fixed. */
async function verdictToken(): Promise<string> {
  const { caseId } = await aReport(db)
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas) })
  return token('verdict')
}

/** Of what a municipality wrote and nobody could understand for sure. */
async function mailToken(): Promise<string> {
  const { caseId, number } = await aReport(db)
  await takeBodyMail(db, {
    mail: await aMail(db),
    ...{ caseId, report: number, holder: alingsas, link: null, to: 'bo@alingsas.example' },
    ...{ words: 'Kanske lagat.', why: 'unclear', candidates: ['fix'] },
  })
  return token('mail')
}

const aWholeForm = {
  category: 'hal',
  title: 'Kvar "här"',
  description: 'En halv meter brett.',
  email: 'ada@invanare.example',
}

async function consoleToken(): Promise<string> {
  await makeConsoleLink(db, { body: alingsas, seesPersons: false, days: 30 })
  return token('console')
}

/** Every address that answers GET, with something real in it. */
const readable = routes
  .filter(({ method }) => method === 'GET')
  .map((route) =>
    route.path
      .replace(':token', route.permission === 'link' ? tokens[route.act] : '')
      .replace(':number', '1000001')
      .replace(/\*$/, 'x')
      .replace(/:\w+/, 'x'),
  )

async function everythingStored(): Promise<string> {
  const { rows } = await sql<{ table: string }>`
    select format('%I', relname) as table from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind in ('r', 'p') order by 1`.execute(db)
  const dumps = rows.map(({ table }) =>
    sql<{ dump: string }>`select coalesce(md5(string_agg(one::text, ',' order by one::text)), '') as dump
      from ${sql.raw(table)} one`.execute(db),
  )
  return (await Promise.all(dumps)).map(({ rows: [row] }) => row?.dump).join(' ')
}

test('no GET changes anything, whoever or whatever opens it', async () => {
  const before = await everythingStored()
  for (const path of [...readable, '/anmal?lat=57.93018&lon=12.53352', '/sok?q=Alingsås']) {
    const { status } = await get(path)
    expect(status, path).toBeLessThan(500)
    expect((await app.request(`http://localhost${path}`, { method: 'HEAD' })).status).toBe(status)
  }
  expect(await everythingStored()).toBe(before)
})

test('every page has one heading, unique ids, and a label for each control', async () => {
  for (const path of [...readable, '/anmal?lat=57.93018&lon=12.53352', '/anmal?lat=57.982&lon=12.67']) {
    const answer = await get(path)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    expect(html.match(/<h1/g), path).toHaveLength(1)
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    expect(ids, path).toHaveLength(new Set(ids).size)
    const controls = html.matchAll(
      /<(?:input|select|textarea)(?![^>]*type="(?:hidden|radio|checkbox)")[^>]* id="([^"]+)"/g,
    )
    for (const [, id] of controls) expect(html, `${path} ${id}`).toContain(`for="${id}"`)
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`)
  }
})

test('SEC-3: every answer carries the security headers, and no page anything inline', async () => {
  for (const path of readable) {
    const answer = await get(path)
    expect(answer.headers.get('content-security-policy')).toContain("object-src 'none'")
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    expect(await answer.text()).not.toMatch(/<script>| style=| on\w+="/)
  }
  expect((await get('/')).headers.get('strict-transport-security')).toBeNull()
  const secure = await browse(db, { baseUrl: 'https://fixamingata.example' })
  expect((await secure.get('/')).headers.get('strict-transport-security')).toContain('max-age')
})

test('pages behind a link stay out of caches and search engines', async () => {
  for (const [act, path] of [
    ['draft', 'utkast'],
    ['confirm', 'bekrafta'],
    ['case', 'svar'],
    ['reporter', 'min-rapport'],
    ['unsubscribe', 'avsluta'],
    ['moderate', 'granska'],
    ['watch', 'bevaka/bekrafta'],
    ['watches', 'mina-bevakningar'],
    ['unwatch', 'avsluta-bevakning'],
    ['sign_in', 'min-sida/oppna'],
    ['new_address', 'min-sida/ny-adress'],
    ['sandbox', 'om/sandlada'],
  ] as const) {
    const answer = await get(`/${path}/${tokens[act]}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  }
})

test('a form from another website is not taken, and one from ours is', async () => {
  const address = `/svar/${tokens.case}/mottagen`
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost.evil.example' },
  ])
    expect((await post(address, {}, headers)).status, JSON.stringify(headers)).toBe(403)
  const without = (headers: Record<string, string>) =>
    app.request(`http://localhost${address}`, { method: 'POST', body: new URLSearchParams(), headers })
  expect((await without({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await without({ referer: 'https://evil.example/' })).status).toBe(403)
  expect((await post(address, {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303)
})

test('in production only the service’s own address is ours', async () => {
  const production = await browse(db, { mode: 'production', baseUrl: 'https://fixamingata.example' })
  const address = `/svar/${tokens.case}/pagar`
  expect((await production.post(address)).status).toBe(403)
  expect((await production.post(address, {}, { origin: 'https://fixamingata.example' })).status).toBe(303)
})

test('too many posts from one network wait, and lose nothing', async () => {
  const limited = await browse(db, { rateLimits: true })
  const from = { 'x-forwarded-for': '2001:db8::1' }
  const fields = { ...hiddenFields(await page('/anmal?lat=57.93018&lon=12.53352')), title: 'Kvar "här"' }
  // Many at once: what is allowed comes back by the second.
  for (let round = 0; round < 4; round += 1)
    await Promise.all(Array.from({ length: 60 }, () => limited.post('/en/anmal', {}, from)))
  const answer = await limited.post('/anmal', fields, { 'x-forwarded-for': '2001:db8::2:3' })
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('value="Kvar &quot;här&quot;"')
  expect((await limited.post('/anmal', fields, { 'x-forwarded-for': '2001:db8:1::1' })).status).toBe(422)
})

test('forms that are too large, unreadable or doubled are answered kindly', async () => {
  expect((await post('/anmal', { title: 'x'.repeat(formLimit) })).status).toBe(413)
  const raw = (body: string, type: string) =>
    app.request('http://localhost/anmal', {
      method: 'POST',
      body,
      headers: { 'content-type': type, origin: 'http://localhost' },
    })
  const urlencoded = 'application/x-www-form-urlencoded'
  expect((await raw('{}', 'application/json')).status).toBe(400)
  expect((await raw('x', 'multipart/form-data; boundary=y')).status).toBe(400)
  expect((await raw('title=a&title=b', urlencoded)).status).toBe(400)
  expect((await raw('title=%00%ff%c3&lat=57.93018&lon=12.53352', urlencoded)).status).toBe(422)
  expect((await raw('__proto__=1&constructor=2', urlencoded)).status).toBe(422)
})

test('while the database restarts, pages say so for a moment, and what was typed is kept', async () => {
  const { db: nobody, close } = openDatabase({ url: 'postgres://localhost:1/x' })
  const restarting = await browse(db, { db: nobody })
  const fields = { ...hiddenFields(await page('/anmal?lat=57.93018&lon=12.53352')), ...aWholeForm }
  for (const [answer, again] of [
    [await restarting.get('/rapporter/1000001'), 'href="/rapporter/1000001"'],
    [await restarting.get(`/en/min-rapport/${tokens.reporter}`), `href="/en/min-rapport/${tokens.reporter}"`],
    [await restarting.post('/anmal', fields), 'value="Kvar &quot;här&quot;"'],
    [
      await restarting.post(`/svar/${tokens.case}/svara`, { words: 'Vi kommer', audience: 'update' }),
      'Vi kommer',
    ],
  ] as const) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    const html = await answer.text()
    expect(html).toContain(again)
    expect(html).toMatch(/Försök igen|Try again/)
  }
  await close()
})

test('a fault of ours keeps what was typed, to be sent once more', async () => {
  const broken = await browse(db, {
    tables: () => {
      throw new Error('no tables')
    },
  })
  const answer = await broken.post('/anmal', { lat: '57.93018', lon: '12.53352', ...aWholeForm })
  expect(answer.status).toBe(500)
  const html = await answer.text()
  expect(hiddenFields(html)).toMatchObject({ email: 'ada@invanare.example', category: 'hal' })
  expect(html).toMatch(/Försök igen[\s\S]*Det du skrev[\s\S]*En halv meter brett\./)
})

test('health tells whether pages can be answered, and a fault says its request', async () => {
  expect(await (await get('/health')).json()).toEqual({ ok: true })
  const ill = await browse(db, { ready: async () => false })
  expect((await ill.get('/health')).status).toBe(503)
  expect((await ill.get('/health/live')).status).toBe(200)
  const broken = await browse(db, {
    tables: () => {
      throw new Error('no tables')
    },
  })
  const answer = await broken.get('/anmal?lat=57.93018&lon=12.53352')
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain(answer.headers.get('x-request-id') ?? 'none')
})
