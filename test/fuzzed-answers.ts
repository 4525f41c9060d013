import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import type { Chance } from './chance.ts'
import { cutOrRepeated, flipped, type Hurt, splice } from './hurt-bytes.ts'

const folder = join(projectFolder, 'test/open311-server/shapes')
const recorded = readdirSync(folder).map((name) => readFileSync(join(folder, name)))

/** What a server of another's has answered once, whatever it was asked. */
export const aRecording = ({ number }: Chance): Buffer => recorded[number(recorded.length)] ?? Buffer.alloc(0)

const long = {
  spaces: `a${' '.repeat(60_000)}b`,
  marks: `a${'\u0301'.repeat(20_000)}${'\u0323'.repeat(20_000)}`,
  letters: 'å'.repeat(200_000),
  faces: '👩🏽‍🚒'.repeat(2_000),
  tags: '<b>&lt;'.repeat(5_000),
  lines: '\r\n \u2028'.repeat(5_000),
  digits: '9'.repeat(5_000),
}

/** What may stand for any value, as JSON writes it. */
const jsonValues = [
  ...(['null', 'true', '[]', '{}', '""', '0', '-0', '1e999', '-1', '[["a"],{"b":"c"}]', '[[[[]]]]'] as const),
  ...([
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udc00x"',
    '"\\uffff"',
    '"NaN"',
    '"1,5"',
    '"\\b\\f"',
  ] as const),
  ...([
    '"0000-00-00T00:00:00Z"',
    '"99999-01-01T00:00:00Z"',
    '"2026-13-45"',
    '"0001-01-01"',
    '"9999-12-31T23:59:59+14:00"',
  ] as const),
  ...(['"FIXED"', '"NOT_RESPONSIBLE"', '"DUPLICATE"', '"planned"', '"reopen"', '"sparkling"'] as const),
  ...Object.values(long).map((text) => JSON.stringify(text)),
] as const

/** The same as XML writes it. */
const xmlValues = [
  ...([
    '',
    ' ',
    '0',
    '-0',
    '1e999',
    '<a>1</a><a>2</a>',
    '<a/>',
    '<![CDATA[ ]]>',
    '<![CDATA[<b>]]>',
    '<!-- -->',
  ] as const),
  ...([
    '\0',
    'a\0b',
    '&#0;',
    '&#xD800;',
    '&#xFFFF;',
    '&#1;',
    '&inte;',
    '&',
    '&amp;amp;',
    ']]>',
    '<?x y?>',
  ] as const),
  ...(['0000-00-00T00:00:00Z', '99999-01-01T00:00:00Z', '2026-13-45', '0001-01-01'] as const),
  ...(['FIXED', 'NOT_RESPONSIBLE', 'DUPLICATE', 'planned', 'reopen', 'sparkling'] as const),
  ...Object.values(long).map((text) => text.replaceAll('<', '&lt;')),
] as const

const laughs = `<!DOCTYPE r [<!ENTITY a "${'ha'.repeat(500)}">${[...'bcdefghi']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
  .join('')}]>`

const beginnings = [
  ...([
    laughs,
    '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!-- <r> --><!DOCTYPE r>',
  ] as const),
  ...([
    '<!DOCTYPE html><html>',
    '\ufeff',
    '\ufeff\ufeff',
    '\n\n',
    "<?xml version='1.0' encoding='utf-7'?>",
    ")]}',\n",
  ] as const),
  ...([
    '<html><body><pre>',
    '\0',
    'HTTP/1.1 200 OK\r\n\r\n',
    '<b>Warning</b>: mysql_connect() in /var/www\n',
    '/*',
  ] as const),
] as const

const asText =
  (change: (text: string, chance: Chance) => string): Hurt =>
  (bytes, chance) =>
    Buffer.from(change(bytes.toString(), chance))

const jsonValue = /(?<=: ?)(?:"(?:[^"\\]|\\.)*"|[-\d.eE+]+|true|false|null)/g
const xmlValue = /(?<=>)[^<>]*(?=<\/)/g

/** One or some of the values are others. */
const otherValues = asText((text, { of, number }) => {
  const [pattern, values] = /^\s*[[{]/.test(text)
    ? ([jsonValue, jsonValues] as const)
    : ([xmlValue, xmlValues] as const)
  const count = [...text.matchAll(pattern)].length
  const chosen = new Set(Array.from({ length: 1 + number(3) }, () => number(Math.max(1, count))))
  let at = -1
  return text.replace(pattern, (value) => {
    at += 1
    return chosen.has(at) ? of<string>(values as readonly [string, ...string[]]) : value
  })
})

const names = [
  ...(['service_request_id', 'update_id', 'token', 'service_code', 'service_name', 'status'] as const),
  ...(['type', 'code', 'key', 'datatype'] as const),
] as const

/** Names and words by which things are known, as no database takes them. */
const unkeepable = ['a\0b', '\0', 'a\ud800', '\udc00', long.letters, long.marks, '\uffff', '%00'] as const

/** Some of the names are such, each wherever it stands. */
const otherNames = asText((text, { of, number }) => {
  const chosen = names.filter(() => number(4) === 0).join('|') || of(names)
  const value = of(unkeepable)
  return text
    .replace(new RegExp(`("(?:${chosen})": ?)"[^"]*"`, 'g'), (_, before) => before + JSON.stringify(value))
    .replace(new RegExp(`(<(?:${chosen})>)[^<]*`, 'g'), (_, before) => before + value)
})

/** What may happen to an answer, by malice or by accident. The first are the likeliest to be read all the same. */
const hurts: readonly [Hurt, ...Hurt[]] = [
  otherValues,
  ...Array<Hurt>(5).fill(otherValues),
  ...Array<Hurt>(6).fill(otherNames),
  asText((text, { number }) => {
    const names = [...text.matchAll(/"(\w+)":/g)].map(([, name = '']) => name)
    const name = names[number(names.length)] ?? 'status'
    return text.replace(/\{/, `{"${name}":"först",`)
  }),
  asText((text, { number }) => {
    const elements = [...text.matchAll(/<(\w+)>[^<>]*<\/\1>/g)]
    const [one = ''] = elements[number(elements.length)] ?? []
    return one === '' ? text : text.replace(one, one.repeat(1 + number(200)))
  }),
  ...cutOrRepeated,
  flipped(10),
  (bytes, chance) => splice(bytes, aRecording(chance), chance),
  (bytes, { of }) => Buffer.concat([Buffer.from(of(beginnings)), bytes]),
  (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
  (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  (bytes, { number }) => {
    const [begin, end] = bytes[0] === 0x3c ? ['<a>', '</a>'] : ['[', ']']
    const depth = number(3) === 0 ? 100_000 : number(40)
    return Buffer.concat([Buffer.from(begin.repeat(depth)), bytes, Buffer.from(end.repeat(depth))])
  },
  asText((text) => text.replace(/"(\w+)":/g, '"__proto__":').replace(/<(\/?)\w+_id>/g, '<$1constructor>')),
  (_, chance) => aRecording(chance),
  () => Buffer.alloc(0),
]

const mostBytes = 400_000

/** An answer that was hurt in one to three ways: of the same chance always the same. */
export function hurtAnswer(whole: Buffer, chance: Chance): Buffer {
  let bytes = whole
  for (let times = chance.number(3); times >= 0; times -= 1)
    bytes = chance.of(hurts)(bytes, chance).subarray(0, mostBytes)
  return bytes
}
