import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { element, renderXml } from '#text/xml.ts'
import { NotWellFormed, type ReadElement, readXml } from './read-xml.ts'

const shown = ({ name, text, children }: ReadElement): unknown =>
  children.length > 0 ? { [name]: children.map(shown) } : { [name]: text }

test.each([
  ['<a/>', { a: '' }],
  ['<?xml version="1.0" encoding="utf-8"?>\n<a>b</a>\n', { a: 'b' }],
  ['\ufeff<?xml version="1.0"?><a>b</a>', { a: 'b' }],
  ['<a>1 &lt; 2 &amp; &#229;&#xE5; &quot;&apos;</a>', { a: '1 < 2 & åå "\'' }],
  ['<a><![CDATA[<b>&amp;</b>]]></a>', { a: '<b>&amp;</b>' }],
  ['<a>\n <b>1</b>\n <b/>\n</a>', { a: [{ b: '1' }, { b: '' }] }],
  ['<a><!-- <b> --><c>1</c><?do it?></a>', { a: [{ c: '1' }] }],
  ['<rader is_array="true"><rad typ=\'x\'>ö</rad></rader>', { rader: [{ rad: 'ö' }] }],
  ['<a >b</a >', { a: 'b' }],
])('%j is read', (document, expected) => {
  expect(shown(readXml(document))).toEqual(expected)
})

test.each([
  ['nothing', ''],
  ['words alone', 'Hej'],
  ['JSON', '[{"a":1}]'],
  ['two roots', '<a/><b/>'],
  ['words beside the root', '<a/>b'],
  ['what is never closed', '<a><b></b>'],
  ['what is closed by another', '<a><b></a></b>'],
  ['what was never opened', '<a/></b>'],
  ['a mark alone', '<a>1 < 2</a>'],
  ['an ampersand alone', '<a>Lindahl & Co</a>'],
  ['an entity of HTML', '<a>&nbsp;</a>'],
  ['an entity without its end', '<a>&amp b</a>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['a mark in an attribute', '<a b="<"/>'],
  ['a control character', '<a>\u0001</a>'],
  ['a control character, escaped', '<a>&#1;</a>'],
  ['what no character is', '<a>&#xFFFE;</a>'],
  ['the end of CDATA among words', '<a>]]></a>'],
  ['a comment within a comment', '<a><!-- -- --></a>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['HTML', '<html><br><p>Hej</html>'],
  ['a second declaration', '<a><?xml version="1.0"?></a>'],
  ['a name that begins with a digit', '<1/>'],
])('%s is not well-formed', (_, document) => {
  expect(() => readXml(document)).toThrow(NotWellFormed)
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no XML can hold
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

test('whatever we write is read as it was', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      const kept = readXml(renderXml(element('a', text))).text
      expect(kept).toBe(text.replace(impossible, ''))
    }),
  )
})

test('a long document is read in a moment', async () => {
  const rows = Array.from({ length: 20_000 }, () => element('row', [element('a', 'å & <b>'), element('b')]))
  const document = renderXml(element('rows', rows))
  const begun = performance.now()
  expect(readXml(document).children).toHaveLength(20_000)
  expect(performance.now() - begun).toBeLessThan(3000)
})
