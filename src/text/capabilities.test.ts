import { assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { findCapabilities, stripCapabilities } from './capabilities.ts'

const id = 'Zm9vYmFyYmF6cXV4cXV1-A'
const seal = '0123456789abcdefghij_-'
const token = `k1.${id}.${seal}`
const link = `https://fixamingata.example/svar/${token}`
const mailbox = `svar-l1.${'mzxw6ytboi'.repeat(4)}234567`
const address = `${mailbox}@svar.fixamingata.example`

test.for([
  ['a bare token', `Här: ${token} tack`, 'Här: … tack'],
  ['a link', `Svara här: ${link}`, 'Svara här: …'],
  ['a link at the end of a sentence', `Svara på ${link}.`, 'Svara på ….'],
  ['a link in brackets', `Svara <${link}> nu`, 'Svara <…> nu'],
  ['an English link', `See https://fixamingata.example/en/min-rapport/${token}?a=b#c now`, 'See … now'],
  ['a link without its scheme', `Gå till fixamingata.example/bekrafta/${token}`, 'Gå till …'],
  ['a link with an act', `${link}/atgardat klart`, '… klart'],
  ['a quoted link', `> > Öppna ${link}\n> > Hej`, '> > Öppna …\n> > Hej'],
  [
    'a link wrapped by a quoted-printable soft break',
    `Öppna ${link.slice(0, 60)}=\r\n${link.slice(60)} nu`,
    'Öppna … nu',
  ],
  [
    'a link wrapped and quoted',
    `> Öppna ${link.slice(0, 70)}\n> ${link.slice(70)}\n> Hej`,
    '> Öppna …\n> Hej',
  ],
  ['a link wrapped before its token', `Öppna https://fixamingata.example/svar/=\n${token} nu`, 'Öppna … nu'],
  ['a token with encoded dots', `Här ${token.replaceAll('.', '%2E')} nu`, 'Här … nu'],
  ['a token encoded twice', `Här ${token.replaceAll('.', '%252e').replaceAll('_', '%255F')} nu`, 'Här … nu'],
  ['a token with encoded letters', `Här ${token.replace('k', '%6B')} nu`, 'Här … nu'],
  ['a quoted-printable token', `Här ${token.replaceAll('.', '=2E')} nu`, 'Här … nu'],
  ['a token with invisible characters', `Här ${token.slice(0, 9)}\u200b${token.slice(9)} nu`, 'Här … nu'],
  [
    'a link inside a link scanner',
    `Se https://eur01.safelinks.example/?url=${encodeURIComponent(link)}&data=05%7C01&reserved=0 nu`,
    'Se … nu',
  ],
  ['the second of two links', `https://exempel.se/\n${link}`, 'https://exempel.se/\n…'],
  ['every link', `${link}\n${link}`, '…\n…'],
  ['an address that our mail is answered to', `Skriv till ${address}. Hej`, 'Skriv till …. Hej'],
  ['such an address in large letters', `Till: <${address.toUpperCase()}>\nHej`, 'Till: <…>\nHej'],
  ['such an address for bounces', `${address.replace('svar-l', 'studs-d')}\n> Hej`, '…\n> Hej'],
  ['such an address in a link', `[Svara](mailto:${mailbox}%40svar.example) nu`, '[Svara](mailto:…) nu'],
  [
    'such an address that was wrapped',
    `Till ${mailbox.slice(0, 30)}=\n${mailbox.slice(30)}@svar.example nu`,
    'Till … nu',
  ],
  ['such an address without its domain', `Till ${mailbox} nu`, 'Till … nu'],
  ['a token of a later key', `Här ${token.replace('k1', 'k12')} nu`, 'Här … nu'],
])('takes away %s', ([, text = '', stripped]) => {
  expect(stripCapabilities(text, '…')).toBe(stripped)
})

test.for([
  ['our public links', 'https://fixamingata.example/rapporter/1000001'],
  ['other links', 'https://docs.example/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX3yZ4aB5c/edit?usp=x%20y'],
  ['percent signs', 'Lutar 10% =20 cm, 100 %\nOK'],
  ['a token cut short', `k1.${id}.${seal.slice(1)}`],
  ['our other addresses', 'Skriv till felanmalan@fixamingata.example eller svar-l1.ab@x.example'],
  ['wrapped lines', 'En rad\n> En annan=\nrad'],
])('leaves %s alone', ([, text = '']) => {
  expect(stripCapabilities(text, '…')).toBe(text)
})

test('no wrapping, quoting or encoding keeps a token alive', () => {
  const wraps = constantFrom('', '', '', '=\r\n', '=\n', '\n> ', '\r\n> > ', '\u200b')
  const codes = constantFrom(
    (sign: string) => sign,
    (sign: string) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  const writing = tuple(
    ...Array.from(token, (sign) => tuple(codes, wraps).map(([code, wrap]) => code(sign) + wrap)),
  )
  assert(
    property(string(), writing, string(), (before, signs, after) => {
      const text = `${before} ${signs.join('')} ${after}`
      expect(findCapabilities(text)).toHaveLength(1)
      expect(findCapabilities(stripCapabilities(text))).toEqual([])
      expect(stripCapabilities(text)).not.toContain(seal)
    }),
  )
})

test('a long hostile text takes no time', () => {
  for (const piece of ['k1.', 'https://', '%2525', '=\n', 'a/', `${id}.`]) {
    expect(stripCapabilities(piece.repeat(20_000))).toBe(piece.repeat(20_000))
  }
})

test('links in a row, each after the other, are read in a time that grows with them', () => {
  const before = process.cpuUsage()
  expect(findCapabilities(`k1.${id}.${seal}x`.repeat(1000)).length).toBeGreaterThan(0)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2500)
})

test('two hundred thousand blanks keep nobody waiting', () => {
  const before = process.cpuUsage()
  expect(findCapabilities(`1${' '.repeat(200_000)}2`)).toEqual([])
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
})
