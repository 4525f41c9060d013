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

test.each(['ada@invanare.example.org', 'bada@invanare.example', 'per.ada@invanare.example'])(
  'that of somebody else is no other’s: %s',
  (other) => {
    expect([...addressesIn(`Skriv till ${other}.`)]).toEqual([other])
  },
)

test('a text without any, and a long one, are soon read', () => {
  expect(addressesIn('Ett hål @ torget, 50 % &c.').size).toBe(0)
  const began = performance.now()
  addressesIn(
    `${'A1b2'.repeat(20_000)}@ ${'%40'.repeat(10_000)} ${'&amp;'.repeat(10_000)} ${'a@'.repeat(10_000)}`,
  )
  expect(performance.now() - began).toBeLessThan(2000)
})
