import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText, lengthOf, shorten } from './plain-text.ts'

test.for([
  ['a header cannot be smuggled in', 'Hål\r\nBcc: alla@exempel.se', 'Hål Bcc: alla@exempel.se'],
  ['nor by rarer line breaks', 'Hål\u2028Bcc:\u0085a\u000bb', 'Hål Bcc: a b'],
  ['whitespace is folded and trimmed', '  Hål \t i\u00a0 gatan ', 'Hål i gatan'],
  ['controls are gone', 'H\u0000å\u001bl\u007f', 'Hål'],
  ['the reading direction cannot be turned', 'foto\u202egpj.exe\u2066', 'fotogpj.exe'],
  ['invisible spaces are gone', 'H\u200bå\ufeffl', 'Hål'],
  ['letters are composed', 'Ha\u030al', 'Hål'],
  ['letters are composed over what was hidden', 'Ha\u0000\u030al', 'Hål'],
  ['families and flags stay whole', '👩‍👧 🇸🇪 ✌🏽', '👩‍👧 🇸🇪 ✌🏽'],
  ['half an emoji is gone', 'Hål \ud83d i', 'Hål i'],
  ['what XML can’t hold is gone', 'Hål\ufffe\uffff', 'Hål'],
  ['nothing is left of nothing', ' \u0000\r\n ', ''],
])('a line: %s', ([, text = '', clean]) => {
  expect(cleanLine(text)).toBe(clean)
})

test.for([
  ['CRLF and CR become LF', 'a\r\nb\rc', 'a\nb\nc'],
  ['one blank line is enough', 'a\n\n\n \n\nb', 'a\n\nb'],
  ['lines end where their words end', 'a  \t\nb', 'a\nb'],
  ['indents stay', 'a\n  - b', 'a\n  - b'],
  ['NUL and other controls are gone', 'a\u0000\u0008b', 'ab'],
  ['emoji joiners stay', 'a 👨‍👩‍👧‍👦', 'a 👨‍👩‍👧‍👦'],
  ['the reading direction cannot be turned', 'a\u202eb\u2069', 'ab'],
])('a text: %s', ([, text = '', clean]) => {
  expect(cleanText(text)).toBe(clean)
})

test('cleaning twice is cleaning once, and no control is left', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      for (const clean of [cleanLine, cleanText]) expect(clean(clean(text))).toBe(clean(text))
      expect(cleanLine(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u)
      expect(cleanText(text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u)
    }),
  )
})

test.for([
  ['blanks', `a${' '.repeat(200_000)}b`],
  ['marks', `a${'\u0301'.repeat(100_000)}${'\u0323'.repeat(100_000)}`],
])('two hundred thousand %s keep nobody waiting', ([, text = '']) => {
  for (const clean of [cleanLine, cleanText]) {
    const before = process.cpuUsage()
    clean(text)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
  }
})

test('of more marks than any writing puts on a letter no more are kept', () => {
  expect(cleanText(`x${'\u0323'.repeat(30)} y`)).toBe(`x\u0323${'\u0323'.repeat(29)} y`.normalize('NFC'))
  expect(cleanText(`x${'\u0323'.repeat(31)} y`)).toBe(cleanText(`x${'\u0323'.repeat(30)} y`))
})

test('length is counted in code points', () => {
  expect(lengthOf('Hål')).toBe(3)
  expect(lengthOf('😀😀')).toBe(2)
})

test('a text is shortened to its limit, never within a letter or an emoji', () => {
  expect(shorten('Hål i gatan', 11)).toBe('Hål i gatan')
  expect(shorten('Hål i gatan', 7)).toBe('Hål i…')
  expect(shorten('👩‍👧👩‍👧👩‍👧', 7)).toBe('👩‍👧👩‍👧…')
  expect(shorten('abc', 1)).toBe('…')
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      expect(lengthOf(shorten(text, 9))).toBeLessThan(10)
    }),
  )
})
