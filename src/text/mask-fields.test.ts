import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskFields, maskQuery } from './mask-fields.ts'

const fields = ['first_name', 'email', 'anmalareNamn', 'Reporter']

test.each<[what: string, text: string]>([
  ['JSON', '{"title":"Hål","a":{"first_name":"Ada Lind"},"list":[{"anmalareNamn":"Ada Lind"}]}'],
  ['JSON with an object below the name', '{"reporter":{"called":"Ada Lind"},"title":"Hål"}'],
  ['JSON that is cut short', '{"title":"Hål","first_name":"Ada Lind","description":"En halv me… (70000)'],
  ['JSON that is cut within the name', '{"title":"Hål","first_name":"Ada Lind'],
  ['JSON that is cut within an object', '{"title":"Hål","reporter":{"called":"Ada Lind","more'],
  ['JSON with quotes in the name', '{"title":"Hål","first_name":"\\"Ada\\" Ada Lind","more'],
  ['XML', '<request><title>Hål</title><first_name>Ada Lind</first_name></request>'],
  [
    'XML with a prefix and attributes',
    '<x:title>Hål</x:title><x:first_name lang="sv">Ada Lind</x:first_name>',
  ],
  ['XML with more below the name', '<title>Hål</title><Reporter><Reporter>A</Reporter>Ada Lind</Reporter>'],
  ['XML with CDATA', '<title>Hål</title><first_name><![CDATA[Ada Lind]]></first_name>'],
  ['XML that is cut short', '<title>Hål</title><first_name>Ada Lind'],
  ['an attribute of XML', '<title>Hål</title><person first_name="Ada Lind"/>'],
  ['a form', 'title=H%C3%A5l&first_name=Ada+Lind'],
  ['a form with attributes', 'title=H%C3%A5l&attribute%5Bfirst_name%5D=Ada+Lind'],
  [
    'a form of parts',
    '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nHål\r\n--b\r\nContent-Disposition: form-data; name="first_name"\r\n\r\nAda Lind\r\n--b--',
  ],
  [
    'a document in a part',
    '--b\r\nContent-Disposition: form-data; name="case"\r\n\r\n{"title":"Hål","first_name":"Ada Lind"}\r\n--b--',
  ],
])('who somebody is does not stand in %s, and all else does', (_, text) => {
  const shown = maskFields(text, fields)
  expect(shown).not.toMatch(/Lind/)
  expect(shown).toMatch(/•••/)
  expect(decodeURIComponent(shown)).toContain('Hål')
})

test('addresses are hidden wherever they stand', () => {
  expect(maskFields('{"title":"Ring ada@invanare.example nu"}', [])).toBe('{\n  "title": "Ring ••• nu"\n}')
  expect(maskQuery('https://x.example/a?who=ada%40invanare.example&email=b&n=1', fields)).toBe(
    'https://x.example/a?who=•••&email=•••&n=1',
  )
})

test('what is neither is hidden as a whole', () => {
  expect(maskFields('Ada Lind bor här', fields)).toBe('••• (16)')
  expect(maskFields('', fields)).toBe('')
})

test('no name in JSON or XML comes through, whatever it is and wherever it is cut', () => {
  const name = fc
    .string({ minLength: 6, maxLength: 20 })
    .map((rest) => `Zq${rest.replace(/[^a-zåäö ]/gi, 'x')}Qz`)
  fc.assert(
    fc.property(name, fc.nat(200), (who, cut) => {
      const asked = [
        JSON.stringify({ title: 'a', email: who, b: { Reporter: [who] } }),
        `<a><email>${who}</email></a>`,
      ]
      for (const text of asked) {
        expect(maskFields(text, fields)).not.toContain('Zq')
        expect(maskFields(text.slice(0, cut), fields)).not.toContain('Zq')
      }
    }),
  )
})
