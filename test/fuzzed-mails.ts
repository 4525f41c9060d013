import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import { type Chance, chanceOf } from './chance.ts'
import { cutOrRepeated, flipped, type Hurt, splice } from './hurt-bytes.ts'

const folder = join(projectFolder, 'src/inbound/reading/fixtures')
const originals = readdirSync(folder).map((name) => readFileSync(join(folder, name)))

const charsets = [
  'utf-16',
  'utf-7',
  'iso-2022-jp',
  'hz-gb-2312',
  'x-unknown',
  '',
  'utf-8; utf-16',
  '\0',
] as const
const encodings = [
  'base64',
  'quoted-printable',
  '7bit',
  'uuencode',
  'binary',
  'x-none',
  'base64, base64',
] as const
const types = [
  ...(['message/rfc822', 'multipart/mixed', 'multipart/alternative; boundary=""', 'text/html'] as const),
  ...([
    'application/ms-tnef',
    'message/delivery-status',
    'multipart/mixed; boundary="--"',
    'a',
    ';',
  ] as const),
  ...([
    'text/calendar',
    'multipart/report; report-type=delivery-status; boundary=x',
    'message/partial',
  ] as const),
] as const
const headers = [
  ...([
    'Subject: =?utf-8?b?=',
    'Subject: =?x?q?=00=?=',
    'From: ,,,;:<<>>@',
    'Date: 0',
    'References: <<<>',
  ] as const),
  ...([
    'From: =?utf-8?q?a=40b.example?= <>',
    'To: undisclosed:;',
    'Message-ID: <\0@>',
    'Reply-To: "',
  ] as const),
  ...([
    'DKIM-Signature: v=1; a=rsa-sha256; d=x; s=y; h=from; bh=; b=',
    'Content-Disposition: ; filename*0*=',
  ] as const),
  ...([
    'Auto-Submitted: \ud800',
    'List-Id',
    'DKIM-Signature: a',
    'ARC-Seal: i=999999999; cv=pass',
    ': x',
  ] as const),
] as const

const latin = (bytes: Buffer, change: (text: string) => string): Buffer =>
  Buffer.from(change(bytes.toString('latin1')), 'latin1')

/** What may happen to a mail, by malice or by accident. */
const hurts: readonly [Hurt, ...Hurt[]] = [
  flipped(40),
  ...cutOrRepeated,
  (bytes, chance) => splice(bytes, anOriginal(chance), chance),
  (bytes, { of }) =>
    latin(bytes, (text) => text.replace(/charset="?[\w-]*"?/gi, `charset="${of(charsets)}"`)),
  (bytes, { of }) =>
    latin(bytes, (text) =>
      text.replace(/(transfer-encoding:)[^\r\n]*/gi, (_, name) => `${name} ${of(encodings)}`),
    ),
  (bytes, { of, number }) => {
    const type = of(types)
    const nth = number(3)
    let seen = -1
    return latin(bytes, (text) =>
      text.replace(/(content-type:)[^\r\n;]*/gi, (all, name) => {
        seen += 1
        return seen === nth ? `${name} ${type}` : all
      }),
    )
  },
  (bytes, { of, number }) =>
    Buffer.concat([Buffer.from(`${`${of(headers)}\r\n`.repeat(1 + number(3))}`), bytes]),
  (bytes, { number }) => {
    const depth = number(60)
    const heads = Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    )
    return Buffer.concat([Buffer.from(heads.join('')), bytes])
  },
  (bytes, { number }) => {
    const wrapped = 'Subject: x\r\nContent-Type: message/rfc822\r\n\r\n'.repeat(number(8))
    return Buffer.concat([Buffer.from(wrapped), bytes])
  },
  (bytes, { number }) =>
    latin(bytes, (text) =>
      text.replace(
        /boundary="?([^"\r\n;]*)"?/gi,
        (_, name) => `boundary="${name.slice(0, number(name.length + 1))}"`,
      ),
    ),
  (bytes) => latin(bytes, (text) => text.replace(/\r\n/g, '\n')),
  (bytes) => latin(bytes, (text) => text.replace(/\r?\n\r?\n/, '\r\n')),
]

const anOriginal = ({ number }: Chance): Buffer => originals[number(originals.length)] ?? Buffer.alloc(0)

const mostBytes = 300_000

/** A mail that was hurt in one to five ways: of one seed always the same. */
export function fuzzedMail(seed: number): Buffer {
  const chance = chanceOf(seed)
  let bytes = anOriginal(chance)
  for (let times = chance.number(5); times >= 0; times -= 1) bytes = chance.of(hurts)(bytes, chance)
  return bytes.subarray(0, mostBytes)
}
