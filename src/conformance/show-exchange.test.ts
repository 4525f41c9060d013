import { expect, test } from 'vitest'
import { showExchange } from './show-exchange.ts'

const key = 'kit/key+1'
const answered = (body: string, headers = {}) => ({
  request: {
    ...{ method: 'POST' as const, url: `https://a.example/requests.xml?api_key=${encodeURIComponent(key)}` },
    ...{
      headers: { 'content-type': 'text/plain', authorization: 'hemlig', cookie: 'a=1' },
      body: `api_key=${key}&a=å`,
    },
  },
  answer: {
    status: 400,
    headers: { 'content-type': 'text/xml', date: 'i dag', ...headers },
    body: Buffer.from(body),
  },
  trouble: null,
})

test('an exchange is shown without the keys that were used, as they are and as forms write them', () => {
  const shown = showExchange(answered(`<a>${key}</a>`, { link: `<?api_key=${encodeURIComponent(key)}>` }), [
    key,
    '',
  ])
  expect(shown).toBe(
    [
      'POST https://a.example/requests.xml?api_key=•••',
      'content-type: text/plain',
      '',
      'api_key=•••&a=å',
      '',
      '400',
      'content-type: text/xml',
      'link: <?api_key=•••>',
      '',
      '<a>•••</a>',
    ].join('\n'),
  )
})

test('what is long is cut, and what would move the cursor is a dot', () => {
  const shown = showExchange(answered(`\u001b[31m${'x'.repeat(1000)}`), [key])
  expect(shown).toContain('·[31m')
  expect(shown).toMatch(/x… \(1005 characters\)$/)
  expect(showExchange(answered(`${'x'.repeat(595)}${key}`), [key])).not.toContain('kit')
})

test('where nothing was answered, why is shown', () => {
  const silent = { ...answered(''), answer: null, trouble: 'connect ECONNREFUSED' }
  expect(showExchange(silent, [])).toContain('No answer: connect ECONNREFUSED')
})
