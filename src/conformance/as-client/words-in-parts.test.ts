import { expect, test } from 'vitest'
import { wordsInParts } from './words-in-parts.ts'

async function sent(form: FormData): Promise<[Buffer, string]> {
  const packed = new Response(form)
  return [Buffer.from(await packed.arrayBuffer()), packed.headers.get('content-type') ?? '']
}

test('a form in parts is read as it was sent, without its files', async () => {
  const form = new FormData()
  const words = {
    api_key: 'k',
    description: 'Hål på\r\n\r\nÅgatan\r\n--x & mer',
    'attribute[A]': '',
    '"': '=',
  }
  for (const [name, value] of Object.entries(words)) form.append(name, value)
  form.append('attribute[B][]', 'dag')
  form.append('attribute[B][]', 'natt')
  form.append('media', new Blob([new Uint8Array(5_000)]), 'bild "name=x".jpg')
  const read = wordsInParts(...(await sent(form)), 1_000)
  expect([...(read ?? [])]).toEqual([
    ...Object.entries(words),
    ['attribute[B][]', 'dag'],
    ['attribute[B][]', 'natt'],
  ])
})

test('more words than it may be are none; a file may be larger', async () => {
  const form = new FormData()
  form.append('media', new Blob([new Uint8Array(5_000)]), 'bild.jpg')
  form.append('description', 'a'.repeat(989))
  expect(wordsInParts(...(await sent(form)), 1_000)).not.toBeNull()
  form.set('description', 'a'.repeat(990))
  expect(wordsInParts(...(await sent(form)), 1_000)).toBeNull()
})

const type = 'multipart/form-data; boundary=a'
const part = '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'
test.each([
  ['no boundary', 'multipart/form-data', part, 0],
  ['nothing', type, '', 0],
  ['no end', type, part, 0],
  ['an end that is cut', type, `${part}--`, 0],
  ['a part without a head', type, `--a\r\ny\r\n${part}--a--`, 1],
  ['an end in quotes', 'multipart/form-data; charset=utf-8; boundary="a"', `${part}--a--`, 1],
])('%s is read for what it is', (_, of, body, count) => {
  expect([...(wordsInParts(Buffer.from(body), of, 1_000) ?? [])]).toHaveLength(count)
})

test('an end is at most seventy characters long; a longer one is looked for in nothing', () => {
  const read = (end: string) => {
    const body = Buffer.from(`${part.replace('--a', `--${end}`)}--${end}--`)
    return [...(wordsInParts(body, `multipart/form-data; boundary="${end}"`, 1_000) ?? [])]
  }
  expect(read('a'.repeat(70))).toEqual([['x', 'y']])
  expect(read('a'.repeat(71))).toEqual([])
  expect(read('a'.repeat(15_000))).toEqual([])
})

test.each([
  ['parts without end', part.repeat(150_000)],
  ['a name without end', `--a\r\nContent-Disposition: form-data; name="${'%22'.repeat(2_500_000)}"\r\n\r\n`],
  ['what is nearly an end', `${part.slice(0, -3)}${'\r\n--'.repeat(1_900_000)}`],
])('%s take no time', (_, body) => {
  const bytes = Buffer.from(body)
  const begun = performance.now()
  wordsInParts(bytes, type, 100_000)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
