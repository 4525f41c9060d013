import { expect, test } from 'vitest'
import type { Heard } from '#conformance/as-client/heard.ts'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { questionFrom } from '#conformance/as-client/question.ts'
import type { Result } from '#conformance/run-conformance.ts'
import { keysSent } from '#conformance/without-persons.ts'
import { toKeep } from './to-keep.ts'

const key = 'hemlig&<nyckel>"1'
const check: Result['check'] = {
  ...{ id: 'create.xml', area: 'create', level: 'standard', title: 'Svaret är XML' },
  ...{ rule: 'The answer is XML.', reference: 'GeoReport v2' },
}
const failed = (body: string, what = 'It is not.'): Result => ({
  ...{ check, verdict: 'failed', what },
  exchanged: {
    request: {
      ...{ method: 'POST', url: `https://test.example/requests.xml?api_key=${encodeURIComponent(key)}` },
      body: new URLSearchParams({ api_key: key, description: 'Conformance test' }).toString(),
    },
    answer: { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) },
    trouble: null,
  },
})

/** By a program, with the same in its address. */
function asked(words: string): Result {
  const whole = failed('<a/>')
  if (whole.verdict !== 'failed' || !whole.exchanged) return whole
  const { request } = whole.exchanged
  return {
    ...whole,
    exchanged: { ...whole.exchanged, request: { ...request, url: `${request.url}&${words}`, body: words } },
  }
}

test.each([
  ['XML', '<error>hemlig&amp;&lt;nyckel&gt;&quot;1 is wrong</error>'],
  ['JSON', JSON.stringify([{ code: 403, said: `${key} is wrong` }])],
  ['plain', `<p>${key}</p>`],
])('the key is in nothing that is kept, said again in %s', (_, body) => {
  const kept = JSON.stringify(toKeep(failed(body, `It says ${key}.`), { keys: [null, key] }))
  expect(kept).toContain('•••')
  expect(kept).not.toMatch(/hemlig|nyckel/)
})

test('who has reported is not kept', () => {
  const answer =
    '<request><first_name>Ada Lind</first_name><title>Hål</title><x>ada@invanare.example</x></request>'
  const { exchange, found } = toKeep(failed(answer, 'It tells ada@invanare.example to all.'), { keys: [] })
  expect(exchange).toContain('Hål')
  expect(`${exchange} ${found}`).not.toMatch(/Lind|ada@/)
})

test('who is told of in what a program has asked is not kept', () => {
  const { exchange } = toKeep(asked('first_name=Ada+Lind&lat=57.93018&email=ada%40invanare.example'), {
    ...{ keys: [key], isAskedByOthers: true },
  })
  expect(exchange).toContain('57.93018')
  expect(exchange).not.toMatch(/Lind|invanare/)
})

/** A program set to it with the key of its real system, that does most things wrong. */
const realKey = 'stadens-riktiga-nyckel'
function heardFrom(resource: string, words: Record<string, string>, status: number): Heard {
  const url = `/open311/v2/${resource}.json?api_key=${realKey}`
  const link = `<https://test.example${url}&first_name=Lind>; rel="next"`
  const question = questionFrom({
    ...{ at: Date.now(), method: 'POST', url },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams({ api_key: realKey, ...words }).toString()),
  })
  if (!question) throw new Error('it is too much')
  return {
    ...{ ...question, trouble: null },
    answer: { status, headers: { 'content-type': 'text/xml', link }, body: Buffer.from('<a/>') },
  }
}

test.each([
  ['client-reports.key', {}],
  ['client-tells.key', {}],
  ['client-reports.utf8', { description: 'Hos Lind pÃ¥ gården' }],
  ['client-reports.description', { description: 'Lind '.repeat(1_000) }],
  ['client-reports.no-markup', { description: '<p>Hos Lind</p>' }],
  ['client-reports.address-whole', { email: 'Ada Lind' }],
  ['client-reports.place-point', { lat: 'norr' }],
  ['client-reports.jurisdiction', { jurisdiction_id: realKey }],
  ['client-retries.same-words', { description: 'Nu hos Lind' }],
  ['client-reads.no-key', {}],
])('of what breaks %s neither key nor person is kept', async (id, words) => {
  const hole = { service_code: 'hål i väg', description: 'Hos Lind', first_name: 'Lind' }
  const heard = [
    heardFrom('requests', hole, 503),
    heardFrom('requests', { ...hole, ...words }, 200),
    heardFrom('servicerequestupdates', { service_request_id: '1004', status: 'open' }, 200),
  ]
  // The kit's own key is in the address, or that rule is kept.
  const key = id === 'client-reads.no-key' ? realKey : 'kit-1'
  const { results } = await judgeTrial({ heard, key, jurisdiction: 'kit.example', secondMs: 1 })
  const kept = results
    .filter(({ verdict }) => verdict === 'failed')
    .map((result) => toKeep(result, { keys: [key, ...keysSent(heard)], isAskedByOthers: true }))
  expect(kept.map(({ rule_id }) => rule_id)).toContain(id)
  expect(JSON.stringify(kept)).toContain('•••')
  expect(JSON.stringify(kept)).not.toMatch(/riktiga|Lind/)
})

test('a key of another system is hidden by its field, also where it is too short to be looked for', () => {
  const { exchange } = toKeep(asked('api_key=k1&lat=57.93018'), { keys: [key], isAskedByOthers: true })
  expect(exchange).toContain('57.93018')
  expect(exchange).not.toContain('k1')
})

test('what is kept has an end, and nothing that a database can’t hold; it takes no time', () => {
  const begun = performance.now()
  const { exchange, found } = toKeep(
    failed(`<a>${'\u0000🕳️'.repeat(900_000)}</a>`, `\u0000${'🕳'.repeat(9_000)}`),
    { keys: [null] },
  )
  expect(exchange?.length).toBeLessThanOrEqual(3_001)
  expect(found?.length).toBeLessThanOrEqual(601)
  expect(`${exchange}${found}`).not.toMatch(/\0/)
  expect(found).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
