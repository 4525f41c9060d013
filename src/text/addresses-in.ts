/**
 * E-mail addresses in a text, in small letters, however they are written there: as they are, in addresses and forms
 * (however often encoded), in XML, HTML, JSON and mails. Rather one too many: where it can't be told where one begins or
 * ends, all it may be are among them. Null: that would be too much to read, or too many, for somebody who waits.
 */
export function addressesIn(text: string): Set<string> | null {
  const looking = { found: new Set<string>(), tried: 0 }
  let written = withoutFiles(text)
  if (written.length > mostRead) return null
  for (let round = 0; round < mostRounds; round += 1) {
    collect(written, looking)
    if (/=[\dA-F\r\n]/.test(written)) collect(fromMail(written), looking)
    if (looking.tried > mostTried) return null
    const decoded = decoders.reduce((left, decode) => decode(left), written)
    if (decoded === written) break
    written = decoded
  }
  return looking.found
}

const mostRead = 500_000
const mostTried = 50_000
/** Nobody packs an address in more than that. */
const mostRounds = 5

/** Files in base64 are most of what is long. No sign stands in one, however it is written; what joins its ends is left. */
const withoutFiles = (text: string): string =>
  text.length > mostRead
    ? text
        .replaceAll('\\/', '/')
        .replace(/[A-Za-z\d+/]{600,60000}/g, (file) => `${file.slice(0, 256)} ${file.slice(-256)}`)
    : text

type Looking = { found: Set<string>; tried: number }

/** From each sign a few steps back and on: how long the text before it is does not count. */
function collect(text: string, looking: Looking): void {
  for (let sign = text.indexOf('@'); sign !== -1; sign = text.indexOf('@', sign + 1)) {
    looking.tried += 1
    const domains = domainsAt(text, sign + 1)
    const names = domains.length > 0 ? namesIn(localBefore(text, sign)) : []
    looking.tried += names.length * domains.length
    if (looking.tried > mostTried) return
    for (const name of names) for (const domain of domains) looking.found.add(`${name}@${domain}`)
  }
}

const longestLocal = 64
const endsLocal = /[\s@<>"(),:;[\]\\]/

function localBefore(text: string, sign: number): string {
  let start = sign
  while (start > 0 && sign - start < longestLocal && !endsLocal.test(text.charAt(start - 1))) start -= 1
  return text.slice(start, sign).toLowerCase()
}

/** What stands before the sign, and what is left of it where something else may stand before that: `epost=ada`, `-ada`. */
function namesIn(local: string): string[] {
  const parts = local.split(/([^\p{L}\p{N}._-])/u)
  return parts.flatMap((part, place) => {
    if (place % 2 === 1) return []
    const [marks = ''] = /^[._-]*/.exec(part) ?? []
    const rest = parts.slice(place).join('').normalize('NFC')
    const names = Array.from({ length: marks.length + 1 }, (_, left) => rest.slice(left))
    return names.filter((name) => name !== '')
  })
}

const domainShape = /[\p{L}\p{N}\p{M}-]{1,63}(?:\.[\p{L}\p{N}\p{M}-]{1,63}){1,8}/uy

/** What stands after the sign, and less of it where something else may follow on it: `invanare.example.Tack`, `…-tel`. */
function domainsAt(text: string, start: number): string[] {
  domainShape.lastIndex = start
  const [whole = ''] = domainShape.exec(text) ?? []
  const domain = whole.toLowerCase().normalize('NFC')
  const firstDot = domain.indexOf('.')
  const ends = [...domain.matchAll(/[.-]+|$/g)].map(({ index }) => index)
  return ends
    .filter((end) => end > firstDot + 1 && !domain.endsWith('-', end))
    .map((end) => domain.slice(0, end))
}

const decoders: readonly ((text: string) => string)[] = [fromForm, fromXml, fromJson]

function fromForm(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, bytesToText)
}

/** Quoted-printable: lines may be broken anywhere. */
function fromMail(text: string): string {
  return text.replace(/=\r?\n/g, '').replace(/(?:=[\dA-F]{2})+/g, bytesToText)
}

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", commat: '@', period: '.', plus: '+' },
  ...{ lowbar: '_', UnderBar: '_', hyphen: '-', dash: '-', num: '#', equals: '=', percnt: '%', colon: ':' },
}

function fromXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? whole
  })
}

function fromJson(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\([/"'\\])/g, '$1')
}

const character = (point: number): string | null =>
  point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null

const utf8 = new TextDecoder('utf-8')

/** A sign and two digits for each byte. */
function bytesToText(run: string): string {
  const bytes = new Uint8Array(run.length / 3)
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = byteAt(run, 3 * place + 1)
  return utf8.decode(bytes)
}

const byteAt = (run: string, place: number): number => 16 * digitAt(run, place) + digitAt(run, place + 1)

function digitAt(run: string, place: number): number {
  const code = run.charCodeAt(place)
  return code < 58 ? code - 48 : (code & 31) + 9
}
