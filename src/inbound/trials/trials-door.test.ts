import { expect, test } from 'vitest'
import { closeTrial } from '#bodies/conformance/close-trial.ts'
import { heardIn, mostHeard } from '#bodies/conformance/heard.ts'
import { doorOf } from '#bodies/conformance/run-queries.ts'
import { mostBytes } from '#conformance/as-client/question.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { brokenEndings, hostileValues, inAddress } from '../../../test/hostile-inputs.ts'
import { alingsas, fillBodies } from '../../../test/reports.ts'
import { anotherTrial, aTrial } from '../../../test/runs.ts'
import { createTrialsDoor } from './trials-door.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const aDoor = (rateLimits = false) => createTrialsDoor({ db, baseUrl: 'http://localhost', rateLimits })
const door = aDoor()
const ask = (token: string, path: string, init: RequestInit = {}, through = door) =>
  through.request(`http://localhost/prov/${token}/open311/v2/${path}`, init)
const report = (token: string, fields: Record<string, string>, through = door) =>
  ask(token, 'requests.json', { method: 'POST', body: new URLSearchParams(fields) }, through)

test('of questions that come at once to two processes, one is the first, and each report has its number', async () => {
  const { id, token, key } = await aTrial(db)
  const other = aDoor()
  const holes = { api_key: key, service_code: 'hål i väg', description: 'Hål' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      report(token, { ...holes, report_url: `https://a.example/${place}` }, place % 2 ? other : door),
    ),
  )
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([...Array(19).fill(200), 503])
  const taken = answers.filter(({ status }) => status === 200)
  const numbers = await Promise.all(taken.map(async (answer) => (await answer.json())[0].service_request_id))
  expect(new Set(numbers).size).toBe(19)
  const heard = await heardIn(db, id)
  expect(heard.findIndex(({ answer }) => answer?.status === 503)).toBe(0)
  const times = heard.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((one, next) => one - next))
})

test('a report that is sent to one process twice is one, whichever hears it', async () => {
  const { token, key } = await aTrial(db)
  const lamp = {
    api_key: key,
    service_code: 'lampa',
    description: 'Mörkt',
    report_url: 'https://a.example/1',
  }
  expect((await report(token, lamp)).status).toBe(429)
  const [one, two] = [await report(token, lamp), await report(token, lamp, aDoor())]
  expect(await one.json()).toEqual(await two.json())
})

test('trials know nothing of each other', async () => {
  const [one, other] = [await aTrial(db), await anotherTrial(db)]
  const hole = { service_code: 'hål i väg', description: 'Hål', report_url: 'https://a.example/1' }
  expect((await report(one.token, { ...hole, api_key: one.key })).status).toBe(503)
  expect((await report(other.token, { ...hole, api_key: one.key })).status).toBe(403)
  expect((await report(other.token, { ...hole, api_key: other.key })).status).toBe(503)
  expect((await ask(other.token, 'requests/1005.json')).status).toBe(404)
})

test('nobody is answered who has no address of an open trial, in the format they ask for', async () => {
  const { id, token, key } = await aTrial(db)
  for (const wrong of [`${token}x`, token.slice(1), id, '%00', 'x'.repeat(5_000), key]) {
    const answer = await ask(wrong, 'services.json')
    expect(answer.status, wrong).toBe(404)
    expect((await answer.json())[0].code).toBe('404')
  }
  await closeTrial(db, alingsas, id)
  const closed = await ask(token, 'services.xml')
  expect(closed.status).toBe(404)
  expect(await closed.text()).toContain('<errors><error><code>404</code>')
  expect(await heardIn(db, id)).toEqual([])
  for (const path of ['/prov', '/prov/', `/prov/${token}`, `/prov/${token}/requests.json`])
    expect((await door.request(`http://localhost${path}`)).status, path).toBe(404)
})

test('whatever is asked, it stands, and what it can’t read is heard as it was', async () => {
  const { id, token, key } = await aTrial(db)
  const values = Object.values(hostileValues).flat()
  for (const end of [...values.map(inAddress), ...brokenEndings].filter((one) => one.length < 4_000))
    for (const path of [`requests/${end}.json`, `${end}.xml`, `requests.json?page=${end}`])
      expect((await ask(token, path)).status, path.slice(0, 99)).toBeLessThan(500)
  for (const value of values) {
    const fields = {
      api_key: key,
      service_code: 'skrap',
      description: value,
      report_url: value,
      email: value,
    }
    expect((await report(token, fields)).status, value.slice(0, 50)).toBeLessThan(500)
  }
  const bodies: readonly [type: string, body: string | Uint8Array<ArrayBuffer>][] = [
    ['application/json', '{"api_key":'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="api_key"'],
    ['application/x-www-form-urlencoded', new Uint8Array([0, 0xff, 0xfe, 0x26, 0x3d, 0xc3])],
    ['application/x-www-form-urlencoded; charset=\u00e5', `api_key=${key}&__proto__=1&constructor=2`],
    ['', `api_key=${key}&service_code=${'%E5'.repeat(100)}`],
  ]
  for (const [type, body] of bodies) {
    const answer = await ask(token, 'requests.json', {
      ...{ method: 'POST', body, headers: { 'content-type': type, 'x-forwarded-for': "'; drop table" } },
    })
    expect(answer.status, type).toBeLessThan(500)
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'HEAD'])
    expect((await ask(token, 'requests.json', { method })).status, method).toBeLessThan(500)
  const heard = await heardIn(db, id)
  expect(heard.length).toBeGreaterThan(100)
  expect(heard.some(({ posted }) => posted.get('description') === '\u0000')).toBe(true)
  expect(JSON.stringify(heard.map(({ request }) => request.headers))).not.toContain('drop table')
})

test('more than it takes is refused and not heard; a picture is taken, and not kept', async () => {
  const { id, token, key } = await aTrial(db)
  const long = { api_key: key, service_code: 'skrap', description: 'a'.repeat(120_000) }
  expect((await report(token, long)).status).toBe(413)
  const body = new Uint8Array(mostBytes + 1)
  expect((await ask(token, 'requests.xml', { method: 'POST', body })).status).toBe(413)
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...long, description: 'a'.repeat(120_000) }))
    form.append(name, value)
  expect((await ask(token, 'requests.json', { method: 'POST', body: form })).status).toBe(413)
  expect(await heardIn(db, id)).toEqual([])
  form.set('description', 'Skräp')
  form.append('media', new Blob([new Uint8Array(3_000_000)]), 'bild.jpg')
  expect((await ask(token, 'requests.json', { method: 'POST', body: form })).status).toBe(200)
  const [one] = await heardIn(db, id)
  expect(one?.posted.get('description')).toBe('Skräp')
  expect(one?.request.body?.length).toBeLessThanOrEqual(16_000)
})

test('what is sent to nobody is not read', async () => {
  let read = 0
  const endless = new ReadableStream({
    pull(controller) {
      read += 1
      controller.enqueue(new Uint8Array(64 * 1024))
      if (read === 200) controller.close()
    },
  })
  const { status } = await ask('ingen', 'requests.json', {
    ...{ method: 'POST', body: endless, ...{ duplex: 'half' } },
  })
  expect(status).toBe(404)
  expect(read).toBeLessThan(5)
})

test('of a form in parts the words are kept, and of a picture nothing, in parts or by itself', async () => {
  const { id, token, key } = await aTrial(db)
  const place = new TextEncoder().encode('\u00ff\u00d8 Exif\u0000\u0000 57.93018 Ada')
  const form = new FormData()
  form.append('media', new Blob([place]), 'bild.jpg')
  for (const [name, value] of Object.entries({ api_key: key, service_code: 'skrap', description: 'Å' }))
    form.append(name, value)
  for (const [body, type] of [
    [form, null],
    [place, 'image/jpeg'],
    [place, 'application/x-www-form-urlencoded'],
  ] as const)
    await ask(token, 'requests.json', {
      ...{ method: 'POST', body, headers: type === null ? {} : { 'content-type': type } },
    })
  const heard = await heardIn(db, id)
  expect(heard.map(({ request }) => String(request.body))).toEqual([
    `api_key=${key}&service_code=skrap&description=%C3%85`,
    '',
    '',
  ])
  expect(JSON.stringify(heard.map(({ posted }) => posted.toString()))).not.toMatch(/Exif|57\.93/)
})

test('what comes while there are many already is put off, and hinders no other trial', async () => {
  const [one, other] = [await aTrial(db), await anotherTrial(db)]
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let reading = 0
  const slow = () =>
    new ReadableStream(
      {
        async pull(controller) {
          reading += 1
          await held
          controller.enqueue(new TextEncoder().encode(`api_key=${one.key}`))
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
  const waiting = Array.from({ length: 12 }, () =>
    ask(one.token, 'requests.json', { method: 'POST', body: slow(), ...{ duplex: 'half' } }),
  )
  await expect.poll(() => reading).toBe(12)
  const refused = await ask(one.token, 'services.xml')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.text()).toContain('<code>503</code>')
  expect((await ask(other.token, 'services.json')).status).toBe(200)
  release()
  for (const answer of await Promise.all(waiting)) expect(answer.status).not.toBe(503)
  expect(await heardIn(db, one.id)).toHaveLength(12)
  expect((await ask(one.token, 'services.json')).status).toBe(200)
})

test('one that asks without end is heard enough, in number and in room, and is judged by it', async () => {
  const byNumber = await aTrial(db)
  await ask(byNumber.token, 'services.json')
  await db
    .updateTable('conformance_heard')
    .set({ place: mostHeard - 1 })
    .where('run', '=', byNumber.id)
    .execute()
  const byRoom = await anotherTrial(db)
  await db
    .updateTable('conformance_runs')
    .set({ heard_bytes: 4_999_990 })
    .where('id', '=', byRoom.id)
    .execute()
  for (const { id, token } of [byNumber, byRoom]) {
    const kept = (await heardIn(db, id)).length
    const answer = await ask(token, 'services.json')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('heard all it can')
    expect(await heardIn(db, id)).toHaveLength(kept)
    expect((await doorOf(db, alingsas, id))?.openUntil.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await ask(token, 'services.json')).status).toBe(404)
  }
})

test('whoever asks too often from one address waits, and nobody else does', async () => {
  const { token } = await aTrial(db)
  const paced = aDoor(true)
  const from = (address: string, at: string) =>
    ask(at, 'discovery.xml', { headers: { 'x-forwarded-for': address } }, paced)
  const guesses = await Promise.all(Array.from({ length: 300 }, () => from('192.0.2.1', 'gissning')))
  const statuses = guesses.map(({ status }) => status)
  expect(statuses.slice(0, 120)).toEqual(Array(120).fill(404))
  const late = guesses.at(-1)
  expect([late?.status, late?.headers.get('retry-after')]).toEqual([429, '5'])
  expect(await late?.text()).toContain('<code>429</code>')
  expect((await from('192.0.2.2', token)).status).toBe(200)
})
