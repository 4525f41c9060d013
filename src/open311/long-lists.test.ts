import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, wordsOf } from '../../test/open311.ts'
import { fillCountry } from '../../test/query-plan.ts'
import { alingsas, fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
const { ask, json, xml } = await open311Client(db)
const year = 'updated_after=2020-01-01'

beforeAll(async () => {
  await fillBodies(db)
  await fillCountry(db, { reports: 1300, municipalities: [alingsas] })
})

const idsOf = (rows: readonly { service_request_id: string }[]) =>
  rows.map(({ service_request_id: id }) => Number(id))

test('a thousand come in one answer, each once and in order, and the rest on the next page', async () => {
  const pages = [await json(`requests.json?${year}`), await json(`requests.json?${year}&page=2`)]
  expect(pages.map(({ length }) => length)).toEqual([1000, 300])
  expect(new Set(idsOf(pages.flat())).size).toBe(1300)
  const changed = pages.flat().map(({ updated_datetime: at }: Record<string, string>) => at)
  expect(changed).toEqual([...changed].sort())
  const root = await xml(`requests.xml?${year}`)
  expect(wordsOf(root, 'service_request_id').map(Number)).toEqual(idsOf(pages[0]))
})

test('it is the same where half of it has been asked for before', async () => {
  const { ask: anew } = await open311Client(db)
  await anew(`requests.json?${year}&page_size=300&page=2`)
  expect(await (await anew(`requests.json?${year}`)).json()).toEqual(await json(`requests.json?${year}`))
})

test('it is written in parts, and no more of them than are taken', async () => {
  const { ask: anew } = await open311Client(db)
  const reader = (await anew(`requests.json?${year}&extensions=true`)).body?.getReader()
  const { value: first } = (await reader?.read()) ?? {}
  const part = new TextDecoder().decode(first)
  expect(part.startsWith('[{"service_request_id":')).toBe(true)
  expect(part.match(/"service_request_id"/g)).toHaveLength(200)
  await reader?.cancel()
  expect(await json(`requests.json?${year}&extensions=true`)).toHaveLength(1000)
})

test('who goes on from the latest they got comes to the end, and gets all', async () => {
  const got = new Set<number>()
  let after = '2020-01-01'
  for (let turn = 0; turn < 10; turn += 1) {
    const rows = await json(`requests.json?updated_after=${after}&page_size=400`)
    for (const id of idsOf(rows)) got.add(id)
    if (rows.length < 400) break
    after = rows.at(-1).updated_datetime
  }
  expect(got.size).toBe(1300)
})

test('who follows the links gets all, though what they have got changes meanwhile', async () => {
  const got = new Set<number>()
  let next: string | undefined = `requests.json?${year}&page_size=300&api_key=hemlig`
  while (next) {
    const answer = await ask(next)
    const ids = idsOf(await answer.json())
    for (const id of ids) got.add(id)
    const link: string = answer.headers.get('link') ?? ''
    expect(link).not.toContain('hemlig')
    next = /<[^>]*\/open311\/v2\/([^>]*)>; rel="next"/.exec(link)?.[1]
    await sql`update reports set place_words = place_words || '.' where number = any(${ids.slice(0, 50)}::bigint[])`.execute(
      db,
    )
    if (got.size > 1300) break
  }
  expect(got.size).toBe(1300)
})

test('nobody steps over a hundred thousand', async () => {
  expect((await ask('requests.json?page=101&page_size=1000')).status).toBe(400)
  expect((await ask('requests.json?page=100&page_size=1000')).status).toBe(200)
})
