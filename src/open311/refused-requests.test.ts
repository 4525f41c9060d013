import { expect, test } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { revokeKey } from '#bodies/keys/revoke-key.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { aKeyFor, answered, aPost, countsOf, errorsOf } from '../../test/open311-posts.ts'
import { alingsas, fillBodies, lund } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, post } = await open311Client(db)

const aCaller = { body: alingsas, name: 'Appen', scope: 'open311', isTrusted: true } as const
const key = await aKeyFor(db, alingsas, false)
const trusted = await aKeyFor(db, alingsas, true)

const asked = {
  questions: [
    { code: 'djup', categories: ['hal'], kind: 'number', required: true, sv: { label: 'Hur djupt, i cm?' } },
    {
      ...{ code: 'sida', categories: ['hal'], kind: 'many', required: true, sv: { label: 'Vilken sida?' } },
      options: [
        { code: 'norr', sv: 'Norra' },
        { code: 'soder', sv: 'Södra' },
      ],
    },
  ],
}

const counts = () => countsOf(db)

test.each<[string, Record<string, string | undefined>, number, string[]]>([
  ['no key', { api_key: undefined }, 403, ['key_missing']],
  ['a wrong key', { api_key: `fmg_${'A'.repeat(43)}` }, 403, ['key_wrong']],
  ['another municipality', { jurisdiction_id: 'lund' }, 403, ['key_elsewhere']],
  ['no such municipality', { jurisdiction_id: 'atlantis' }, 404, ['jurisdiction_unknown']],
  ['no category', { service_code: undefined }, 400, ['parameter_missing']],
  ['an unknown category', { service_code: 'finns-inte' }, 404, ['service_unknown']],
  ['half a place', { long: '' }, 400, ['place_missing']],
  ['an address alone', { lat: '', long: '', address_string: 'Storgatan 1' }, 400, ['place_missing']],
  ['a decimal comma', { lat: '57,93' }, 400, ['parameter_unreadable']],
  ['a place in Norway', { lat: '59.91', long: '10.75' }, 400, ['place_abroad']],
  ['a place at sea', { lat: '56.5', long: '17.8' }, 400, ['place_at_sea']],
  ['a place in Lund', { lat: '55.7047', long: '13.1910' }, 400, ['place_elsewhere']],
  ['no address', { email: undefined }, 400, ['parameter_missing']],
  ['an address that is none', { email: 'ada' }, 400, ['parameter_unreadable']],
  ['no words', { description: ' \n ' }, 400, ['parameter_missing']],
  ['too many words', { description: 'å'.repeat(4001) }, 400, ['parameter_too_long']],
  ['a personal number', { description: 'Ring 811228-9874' }, 400, ['personal_number']],
  ['too long a reference', { report_url: 'x'.repeat(300) }, 400, ['parameter_too_long']],
  [
    'nothing at all',
    { service_code: '', lat: '', description: '', email: '' },
    400,
    ['parameter_missing', 'place_missing', 'parameter_missing', 'parameter_missing'],
  ],
])('%s is refused in words, and changes nothing', async (_, changes, status, codes) => {
  const before = await counts()
  const answer = await post('requests.json', aPost({ api_key: key, ...changes }))
  expect(answer.status).toBe(status)
  expect(await errorsOf(answer)).toEqual(codes)
  const root = readXml(await (await post('requests.xml', aPost({ api_key: key, ...changes }))).text())
  expect(root.tagName).toBe('errors')
  expect(wordsOf(root, 'description').every((words) => words.length > 5)).toBe(true)
  expect(await counts()).toEqual(before)
})

test('a body that takes no reports is said to', async () => {
  const national = await aKeyFor(db, null, true)
  await db.updateTable('bodies').set({ refuses_reports: true }).where('code', '=', lund).execute()
  const { post: anew } = await open311Client(db)
  const where = { lat: '55.7047', long: '13.1910', api_key: national, service_code: 'klotter' }
  const answer = await anew('requests.json', aPost(where))
  expect([answer.status, await errorsOf(answer)]).toEqual([400, ['not_taken']])
  await db.updateTable('bodies').set({ refuses_reports: false }).where('code', '=', lund).execute()
})

test('a key that is ended is none', async () => {
  const { key: ended, id } = await createKey(db, { ...aCaller, perMinute: 60 })
  await revokeKey(db, id)
  expect((await post('requests.json', aPost({ api_key: ended }))).status).toBe(403)
})

const wrongKey = `fmg_${'A'.repeat(43)}`

test.for<[where: string, query: string, headers: Record<string, string>]>([
  ['in the address', `?api_key=${wrongKey}`, {}],
  ['in a header', '', { authorization: `Bearer ${wrongKey}` }],
])('a wrong key %s is refused before anything that was sent is read', async ([, query, headers]) => {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      taken += 1
      to.enqueue(new TextEncoder().encode('description=hej&'))
      if (taken > 1000) to.close()
    },
  })
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = { method: 'POST', headers: { ...type, ...headers }, body, duplex: 'half' as const }
  const answer = await ask(`requests.json${query}`, sent)
  expect([answer.status, await errorsOf(answer)]).toEqual([403, ['key_wrong']])
  // The stream itself takes the first part before anybody reads.
  expect(taken).toBeLessThan(3)
})

test('a key in a header lets in, whatever stands in the body', async () => {
  const answer = await post('requests.json', aPost({ api_key: wrongKey }), { authorization: `Bearer ${key}` })
  expect(answer.status).toBe(200)
  const elsewhere = aPost({ jurisdiction_id: 'lund' })
  const refused = await post('requests.json', elsewhere, { authorization: `Bearer ${key}` })
  expect(await errorsOf(refused)).toEqual(['key_elsewhere'])
})

test('so many a minute as was agreed, and no more', async () => {
  const { post: limited } = await open311Client(db, { rateLimits: true })
  const { key: limitedKey } = await createKey(db, { ...aCaller, perMinute: 2 })
  const statuses = []
  for (let time = 0; time < 3; time += 1) {
    const answer = await limited('requests.json', aPost({ api_key: limitedKey }))
    statuses.push([answer.status, answer.headers.get('retry-after')])
  }
  expect(statuses).toEqual([
    [200, null],
    [200, null],
    [429, '60'],
  ])
})

test('what its holder asks is answered, and what is missing or wrong is told one by one', async () => {
  await importQuestions(db, { body: alingsas, json: JSON.stringify(asked) })
  const { post: anew } = await open311Client(db)
  const send = (answers: [string, string][], jurisdiction: string = alingsas) => {
    const sent = aPost({ api_key: trusted, jurisdiction_id: jurisdiction })
    for (const [name, value] of answers) sent.append(name, value)
    return anew('requests.json', sent)
  }
  // Who has asked for no municipality's definition has been told nothing of what this one asks.
  expect((await send([], '')).status).toBe(200)
  const missing = await (await send([])).json()
  expect(missing.map(({ description }: { description: string }) => description)).toEqual([
    'djup krävs.',
    'sida krävs.',
  ])
  const wrong = await send([
    ['attribute[djup]', 'djupt'],
    ['attribute[sida][]', 'uppe'],
  ])
  expect([wrong.status, await errorsOf(wrong)]).toEqual([
    400,
    ['attribute_unreadable', 'attribute_missing', 'attribute_unreadable'],
  ])
  for (const name of ['attribute[sida]', 'attribute[sida][]']) {
    const { service_request_id: number } = await answered(
      await send([
        ['attribute[djup]', '12'],
        [name, 'norr'],
        [name, 'soder'],
      ]),
    )
    const { answers } = await db
      .selectFrom('report_texts')
      .select('answers')
      .where('report', '=', Number(number))
      .where('version', '=', 'original')
      .executeTakeFirstOrThrow()
    expect(answers).toEqual([
      { body: alingsas, code: 'djup', value: 12 },
      { body: alingsas, code: 'sida', value: ['norr', 'soder'] },
    ])
  }
  await importQuestions(db, { body: alingsas, json: '{"questions": []}' })
})
