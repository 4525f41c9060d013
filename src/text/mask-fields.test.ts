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
  ['a form with lists', 'title=H%C3%A5l&first_name[]=Ada+Lind&attribute[first_name][0]=Ada+Lind'],
  ['JSON with such names', '{"title":"Hål","attribute[first_name]":"Ada Lind"}'],
  ['JSON with such names that is cut short', '{"title":"Hål","attribute[first_name]":"Ada Lind","more'],
  [
    'a part whose name has no quotes',
    '--b\r\nContent-Disposition: form-data; name=title\r\n\r\nHål\r\n--b\r\nContent-Disposition: form-data; name=first_name\r\n\r\nAda Lind\r\n--b--',
  ],
  [
    'a form of parts',
    '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nHål\r\n--b\r\nContent-Disposition: form-data; name="first_name"\r\n\r\nAda Lind\r\n--b--',
  ],
  [
    'a document in a part',
    '--b\r\nContent-Disposition: form-data; name="case"\r\n\r\n{"title":"Hål","first_name":"Ada Lind"}\r\n--b--',
  ],
  ['a table', '\uFEFF"title";"first_name";"more"\r\n"Hål";"Ada Lind";"Djupt"\r\n'],
  [
    'a table with lines and quotes in it',
    'title,email,first_name\n"a ""b"",\r\nHål",x,"Ada ""B"",\r\nLind"\n',
  ],
  ['a table that is cut within the name', '"title";"first_name"\r\n"Hål";"Ada; ""Lind… (70000)'],
  ['a row of a table that is longer than its head', 'title;email\nHål;b;Ada Lind\n'],
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

test('an address is hidden in a form too, where it stands encoded', () => {
  expect(maskFields('title=Ring+ada%40invanare.example+nu&n=1', fields)).toBe('title=Ring+•••+nu&n=1')
})

test('a long text keeps nobody waiting', () => {
  const before = process.cpuUsage()
  for (const text of [`title=${'a'.repeat(100_000)}`, `${'a['.repeat(50_000)}=1`, 'a%40'.repeat(20_000)]) {
    maskFields(text, fields)
    maskQuery(`https://x.example/${text}?${text}`, fields)
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
})

test('a table keeps its other columns, and one without a known name is hidden as a whole', () => {
  expect(maskFields('"title";"email";"more"\r\n"a; b";"";2\r\n"c";"Ada Lind";\r\n… (900)', fields)).toBe(
    '"title";"email";"more"\r\n"a; b";"";2\r\n"c";•••;\r\n… (900)',
  )
  expect(maskFields('title;name\nHål;Ada Lind\n', fields)).toBe('••• (24)')
})

test('how long a body is that is not told can be read, and as whom we are let in at a server', () => {
  for (const text of ['(12 bytes)', '(no such file)', '… (900)']) expect(maskFields(text, fields)).toBe(text)
  expect(maskQuery('sftp://gata@filer.kommun.example:22/in/a.csv', fields)).toBe(
    'sftp://gata@filer.kommun.example:22/in/a.csv',
  )
  expect(maskQuery('sftp://ada@invanare.example', fields)).not.toContain('ada')
})

test('what is neither is hidden as a whole', () => {
  expect(maskFields('Ada Lind bor här', fields)).toBe('••• (16)')
  expect(maskFields('', fields)).toBe('')
})

test('no name in JSON, XML or a table comes through, whatever it is and wherever it is cut', () => {
  const name = fc
    .string({ minLength: 6, maxLength: 20 })
    .map((rest) => `Zq${rest.replace(/[^a-zåäö ]/gi, 'x')}Qz`)
  fc.assert(
    fc.property(name, fc.nat(200), (who, cut) => {
      const asked = [
        JSON.stringify({ title: 'a', email: who, b: { Reporter: [who] } }),
        `<a><email>${who}</email></a>`,
        `title;email;more\r\n"a";"${who}";"b"\r\n"a";"b ""${who}";\r\n`,
      ]
      for (const text of asked) {
        expect(maskFields(text, fields)).not.toContain('Zq')
        expect(maskFields(text.slice(0, cut), fields)).not.toContain('Zq')
      }
    }),
  )
})
