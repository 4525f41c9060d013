import { expect, test } from 'vitest'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { openTestDatabase } from '../../test/database.ts'
import { asWritten, hostileText } from '../../test/hostile-text.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { aKeyFor, aPost, countsOf, errorsOf, formOf } from '../../test/open311-posts.ts'
import { alingsas, aReport, fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const about = { categories: ['hal'], required: false, private: true }
const questions = [
  { ...about, code: 'annat', kind: 'text', sv: { label: 'Annat?' } },
  {
    ...{ ...about, code: 'sida', kind: 'many', sv: { label: 'Sida?' } },
    options: [
      { code: 'norr', sv: 'Norr' },
      { code: 'soder', sv: 'Söder' },
    ],
  },
]
await importQuestions(db, { body: alingsas, json: JSON.stringify({ questions }) })
const { ask, post } = await open311Client(db)
const key = await aKeyFor(db, alingsas, true)
const line = (length: number) => hostileText(length, { isLine: true })

const told = {
  json: async (path: string) => (await (await ask(`${path.replace('?', '.json?')}`)).json()) as unknown[],
  xml: async (path: string) => readXml(await (await ask(path.replace('?', '.xml?'))).text()),
}

/** What stands in an answer under a name, in either format, wherever it stands. */
async function valueIn(path: string, name: string, format: 'xml' | 'json'): Promise<unknown[]> {
  if (format === 'xml') return wordsOf(await told.xml(path), name)
  const found: unknown[] = []
  JSON.stringify(await told.json(path), (field, value) => {
    if (field === name) found.push(value)
    return value
  })
  return found
}

type Stored = 'reporter_name' | 'reporter_telephone' | 'reporter_email' | 'answers'
const storedOf = async (number: string, column: Stored) =>
  (
    await db
      .selectFrom('report_texts')
      .select(column)
      .where('report', '=', Number(number))
      .where('version', '=', 'original')
      .executeTakeFirstOrThrow()
  )[column]

const inRequest =
  (name: string) =>
  async (number: string): Promise<unknown> => {
    const path = `requests/${number}?extensions=true`
    const [xml, json] = await Promise.all([valueIn(path, name, 'xml'), valueIn(path, name, 'json')])
    expect(json[0]).toBe(xml[0])
    return json[0]
  }

/** Each field that holds words: how many, and where they come out again: what is a person's, or a holder's, in no answer. */
const fields: [string, { most: number; read(number: string): Promise<unknown>; isText?: true }][] = [
  ['description', { most: 4000, read: inRequest('description'), isText: true }],
  ['title', { most: 120, read: inRequest('title') }],
  ['attribute[title]', { most: 120, read: inRequest('title') }],
  ['address_string', { most: 200, read: inRequest('address') }],
  [
    'first_name',
    { most: 40, read: async (number) => `${await storedOf(number, 'reporter_name')}`.replace(/ Lind$/, '') },
  ],
  [
    'last_name',
    { most: 40, read: async (number) => `${await storedOf(number, 'reporter_name')}`.replace(/^Ada /, '') },
  ],
  ['phone', { most: 40, read: async (number) => storedOf(number, 'reporter_telephone') }],
  [
    'attribute[annat]',
    {
      most: 200,
      read: async (number) => ((await storedOf(number, 'answers')) as { value: unknown }[])[0]?.value,
    },
  ],
]

test.each(fields)(
  '%s comes out as it was put in, and is refused where it is longer',
  async (field, { most, read, isText }) => {
    const text = isText ? hostileText(most) : line(most)
    for (const format of ['xml', 'json'] as const) {
      const sent = aPost({ api_key: key, jurisdiction_id: alingsas, [field]: asWritten(text) })
      const answer = await post(`requests.${format}`, sent)
      expect(answer.status).toBe(200)
      const [, number = ''] = /service_request_id"?[>:]"?(\d+)/.exec(await answer.text()) ?? []
      expect(await read(number)).toBe(text)
      const before = await countsOf(db)
      const longer = aPost({ api_key: key, jurisdiction_id: alingsas, [field]: `${text}å` })
      expect((await post(`requests.${format}`, longer)).status).toBe(400)
      expect(await countsOf(db)).toEqual(before)
    }
  },
)

test.each([
  ['attribute[fixmystreet_id]', 'fixmystreet_id'],
  ['report_url', 'report_url'],
  ['service_request_id_ext', 'service_request_id_ext'],
])('what a program calls it by %s is told apart to the last character', async (field, way) => {
  const most = 200 - way.length - 1
  const numberOf = async (reference: string) => {
    const answer = await post('requests.json', aPost({ api_key: key, [field]: reference }))
    return answer.status === 200 ? (await answer.json())[0].service_request_id : answer.status
  }
  const reference = line(most)
  const number = await numberOf(reference)
  expect(await numberOf(asWritten(reference))).toBe(number)
  expect(await numberOf(reference.replace(/å$/, 'ä'))).not.toBe(number)
  expect(await numberOf(`${reference}å`)).toBe(400)
})

test('an address of e-mail that is as long as any is kept, and one that is longer refused', async () => {
  const address = `${'a'.repeat(64)}@${'b.'.repeat(93)}se`.slice(-254).padStart(254, 'a')
  const sent = await post('requests.json', aPost({ api_key: key, email: address }))
  const [{ service_request_id: number }] = await sent.json()
  expect(await storedOf(number, 'reporter_email')).toBe(address)
  const longer = await post('requests.json', aPost({ api_key: key, email: `a${address}` }))
  expect([longer.status, await errorsOf(longer)]).toEqual([400, ['parameter_unreadable']])
})

test.each(['xml', 'json'] as const)(
  'an update in %s comes out as it was put in, and is refused where it is longer',
  async (format) => {
    const { number } = await aReport(db)
    const anUpdate = (changes: Record<string, string>) =>
      formOf({
        ...{ api_key: key, service_request_id: String(number), status: 'IN_PROGRESS' },
        ...{ update_id: line(200), updated_datetime: new Date().toISOString(), description: 'Beställt.' },
        ...changes,
      })
    const send = (changes: Record<string, string>) =>
      post(`servicerequestupdates.${format}`, anUpdate(changes))
    const words = hostileText(4000)
    const answer = await send({ description: asWritten(words), update_id: asWritten(line(200)) })
    const text = await answer.text()
    expect(format === 'xml' ? wordsOf(readXml(text), 'update_id') : [JSON.parse(text)[0].update_id]).toEqual([
      line(200),
    ])
    for (const read of ['xml', 'json'] as const)
      expect(await valueIn('servicerequestupdates?', 'description', read)).toContain(words)
    for (const longer of [
      { description: `${words}å` },
      { update_id: `${line(200)}å` },
      { status: 'å'.repeat(101) },
    ]) {
      const refused = await send({ update_id: 'ny', ...longer })
      expect([refused.status, Object.keys(longer)[0]]).toEqual([400, Object.keys(longer)[0]])
    }
    // Told once more by the same name it is the same.
    await send({ description: 'Nytt' })
    expect(await valueIn('servicerequestupdates?', 'description', 'json')).not.toContain('Nytt')
  },
)
