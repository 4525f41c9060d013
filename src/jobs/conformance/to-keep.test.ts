import { expect, test } from 'vitest'
import type { Result } from '#conformance/run-conformance.ts'
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
