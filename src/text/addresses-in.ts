/**
 * E-mail addresses in a text, in small letters, however they are written there: as they are, in addresses and forms
 * (however often encoded), in XML, HTML, JSON and mails. Rather one too many: where it can't be told where one begins, all
 * it may be are among them.
 */
export function addressesIn(text: string): Set<string> {
  const found = new Set<string>()
  let written = text
  for (let round = 0; round < mostRounds; round += 1) {
    collect(written, found)
    if (/=[\dA-F\r\n]/.test(written)) collect(fromMail(written), found)
    const decoded = decoders.reduce((left, decode) => decode(left), written)
    if (decoded === written) break
    written = decoded
  }
  return found
}

/** Nobody packs an address in more than that. */
const mostRounds = 5

const shape = /[^\s@<>"(),:;[\]\\]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

function collect(text: string, found: Set<string>): void {
  if (!text.includes('@')) return
  for (const [whole] of text.matchAll(shape)) {
    const [local = '', domain = ''] = whole.toLowerCase().split('@')
    for (const name of namesIn(local)) found.add(`${name}@${domain.normalize('NFC')}`)
  }
}

/** What stands before the sign, and what is left of it where something else may stand before that: `epost=ada`. */
function namesIn(local: string): string[] {
  const parts = local.split(/([^\p{L}\p{N}._-])/u)
  const names = parts.flatMap((_, place) => (place % 2 === 0 ? [parts.slice(place).join('')] : []))
  return names.map((name) => name.replace(/^[._-]+/, '').normalize('NFC')).filter((name) => name !== '')
}

const decoders: readonly ((text: string) => string)[] = [fromForm, fromXml, fromJson]

function fromForm(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => bytesToText(run.match(/[\da-f]{2}/gi) ?? []))
}

/** Quoted-printable: lines may be broken anywhere. */
function fromMail(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (run) => bytesToText(run.match(/[\dA-F]{2}/g) ?? []))
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

function bytesToText(pairs: readonly string[]): string {
  const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
  return new TextDecoder('utf-8').decode(bytes)
}
