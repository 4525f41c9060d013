import { hidden } from '#text/hidden.ts'
import type { Secret } from '../connections/connection-keys.ts'

/** What takes the keys of a connection out of a text, however they stand in it. Shorter ones are no keys, and would hide everything. */
export function hiderOf(secrets: ReadonlyMap<string, Secret>): (text: string) => string {
  const values = [...secrets.values()]
    .flatMap(({ value, former }) => (former ? [value, former] : [value]))
    .filter(({ length }) => length >= 4)
    .toSorted((one, other) => other.length - one.length)
  const patterns = values.map((value) => new RegExp(Array.from(value, waysToWrite).join(''), 'g'))
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, hidden), text)
}

/**
 * A character as it is, and as it stands in addresses and forms (however often encoded), in JSON and in XML. Letters and
 * digits are written as they are by all.
 */
function waysToWrite(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character
  const inForms = [...Buffer.from(character)].map((byte) => `%(?:25)*${anyCase(hex(byte, 2))}`).join('')
  const inJson = character
    .split('')
    .map((unit) => `\\\\u${anyCase(hex(unit.charCodeAt(0), 4))}`)
    .join('')
  const point = character.codePointAt(0) ?? 0
  const entities = [`#0*${point}`, `#[xX]0*${anyCase(hex(point, 1))}`, ...(named[character] ?? [])]
  return `(?:${[
    ...(character === ' ' ? ['\\+'] : []),
    ...[inForms, inJson, `&(?:amp;)*(?:${entities.join('|')});`],
    ...shortInJson(character),
    asItIs(character),
  ].join('|')})`
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
const anyCase = (digits: string): string =>
  digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

const named: Readonly<Record<string, readonly string[]>> = {
  '&': ['amp'],
  '<': ['lt'],
  '>': ['gt'],
  '"': ['quot'],
  "'": ['apos'],
}

const lineEnds: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' }

function shortInJson(character: string): readonly string[] {
  const end = lineEnds[character]
  if (end !== undefined) return [`\\\\${end}`]
  return /["\\/]/.test(character) ? [`\\\\${asItIs(character)}`] : []
}

const asItIs = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
