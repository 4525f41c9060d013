import { expect, test } from 'vitest'
import { addressesIn } from './addresses-in.ts'

const address = 'ada.lind+gata@invanare.example'

test.each([
  ['as it is', `Skriv till ${address}.`],
  ['in capitals', 'ADA.Lind+Gata@Invanare.EXAMPLE'],
  ['in a form', `a=1&epost=${encodeURIComponent(address)}&b=2`],
  ['in an address, encoded twice', `?till=${encodeURIComponent(encodeURIComponent(address))}`],
  ['in an address that leaves the sign', `mailto:${address}?subject=x`],
  ['encoded in small hex', 'ada.lind%2bgata%40invanare.example'],
  ['letters encoded too', 'epost=%61da.lind%2Bgata%40invanare%2Eexample'],
  ['in XML by number', `<e>ada.lind+gata&#64;invanare.example</e>`],
  ['in XML by hex, letters too', '<e>&#x61;da.lind+gata&#X40;invanare&#46;example</e>'],
  ['in HTML by name', 'ada.lind&plus;gata&commat;invanare&period;example'],
  ['in XML in XML', 'ada.lind+gata&amp;#64;invanare.example'],
  ['in JSON', '{"epost":"ada.lind\\u002Bgata\\u0040invanare.example\\nAda"}'],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ words: `Hej\n${address}` }))],
  ['percent in XML in JSON', '{"x":"<a h=\\"ada.lind%2Bgata&#37;40invanare.example\\"/>"}'],
  ['in quoted-printable', 'ada.lind+gata=40inva=\r\nnare.example'],
  ['in quotes', `'${address}'`],
  ['in angles', `Ada <${address}>`],
  ['after an equals sign', `epost=${address};`],
])('an address is found %s', (_, text) => {
  expect(addressesIn(text)).toContain(address)
})

test.each([
  'Skriv till ada@invanare.example.Tack för hjälpen',
  'Skriv till ada@invanare.example.Tack.Hej',
  'ada@invanare.example-tel 070',
  'ada@invanare.example--',
  '<ada@invanare.example.>',
])('an address is found though something follows or stands before it: %s', (text) => {
  expect(addressesIn(text)).toContain('ada@invanare.example')
})

test.each([
  '_ada@invanare.example',
  '-ada@invanare.example',
  '-_ada@invanare.example',
  '.ada@invanare.example',
])('a mark before a name may be of it or not: %s', (written) => {
  const found = addressesIn(`Skriv till ${written}`)
  expect(found).toContain(written)
  expect(found).toContain('ada@invanare.example')
})

test('that of somebody else is no other’s', () => {
  const found = (text: string) => [...(addressesIn(text) ?? [])]
  expect(found('Skriv till bada@invanare.example.')).toEqual(['bada@invanare.example'])
  expect(found('Skriv till per.ada@invanare.example.')).toEqual(['per.ada@invanare.example'])
  // Where a sentence may begin after it, it is both.
  expect(found('Skriv till ada@invanare.example.org.')).toEqual([
    'ada@invanare.example',
    'ada@invanare.example.org',
  ])
})

test('a text without any is soon read', () => {
  expect(addressesIn('Ett hål @ torget, 50 % &c.')?.size).toBe(0)
})

const eightMegabytes = 8 * 1024 * 1024
const filled = (piece: string, end = '') => piece.repeat((eightMegabytes - end.length) / piece.length) + end

test('an address beside a large file is found', () => {
  const file = 'A1b2/c3D'.repeat(100_000)
  for (const text of [`{"f":"${file}","e":"${address}"}`, `e=${encodeURIComponent(address)}&f=${file}`])
    expect(addressesIn(text)?.has(address)).toBe(true)
  expect(addressesIn(`{"f":"${file.replaceAll('/', '\\/')}","e":"${address}"}`)?.has(address)).toBe(true)
})

test.each([
  ['a file with one sign', filled('A1b2c3D4', '@x'), 0],
  ['signs alone', filled('@'), null],
  ['names without domains', filled('a@'), null],
  ['names that may begin anywhere', filled(`${'a='.repeat(31)}a@a.b.c.d.e.f.g.h `), null],
  ['letters in forms', filled('%41'), null],
  ['signs in forms, encoded many times', filled('%2525252540'), null],
  ['signs in XML in XML', filled('&amp;amp;#64;'), null],
])('eight megabytes hold nobody up: %s', (_, text, size) => {
  const began = performance.now()
  const found = addressesIn(text)
  expect(performance.now() - began).toBeLessThan(4000)
  expect(found === null ? null : found.size).toBe(size)
})

test.each([
  ['no signs', 'A1b2'],
  ['names that may begin anywhere', `${'a='.repeat(31)}a@a.b.c.d.e.f.g.h `],
  ['signs in forms, encoded many times', '%2525252540'],
  ['signs in XML in XML', '&amp;amp;#64;'],
])('all that is read holds nobody up: %s', (_, piece) => {
  const text = piece.repeat(499_000 / piece.length)
  const began = performance.now()
  addressesIn(text)
  expect(performance.now() - began).toBeLessThan(4000)
})
