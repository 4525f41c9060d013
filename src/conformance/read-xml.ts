/** An element as it was read: its words where it holds no elements. */
export type ReadElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly ReadElement[]
  text: string
}

/** It is not well-formed XML 1.0. The message says what and where. */
export class NotWellFormed extends Error {
  override name = 'NotWellFormed'
}

const xmlName = '[A-Za-z_:\\u00c0-\\uffff][-A-Za-z0-9_:.\\u00b7-\\uffff]*'
const token = {
  declaration:
    /^<\?xml\s+version\s*=\s*(["'])1\.[01]\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/,
  comment: /<!--(?:(?!--)[\s\S])*-->/y,
  instruction: /<\?(?!xml\s)[\s\S]*?\?>/y,
  cdata: /<!\[CDATA\[([\s\S]*?)\]\]>/y,
  end: new RegExp(`</(${xmlName})\\s*>`, 'y'),
  begin: new RegExp(`<(${xmlName})((?:\\s+${xmlName}\\s*=\\s*(?:"[^<"]*"|'[^<']*'))*)\\s*(/?)>`, 'y'),
  words: /[^<]+/y,
}
const attribute = new RegExp(`(${xmlName})\\s*=\\s*(?:"([^<"]*)"|'([^<']*)')`, 'g')

type Open = { name: string; attributes: Record<string, string>; children: ReadElement[]; text: string }

/**
 * Reads a document as a strict parser does, without a document type: one that has its own entities is refused, since
 * nothing that answers for Open311 needs one and a parser may be harmed by it.
 */
export function readXml(document: string): ReadElement {
  const source = document.replace(/^\ufeff/, '')
  const top: Open = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  let at = token.declaration.exec(source)?.[0].length ?? 0
  while (at < source.length) at = step(source, at, open)
  const left = open.at(-1)
  if (left && left !== top) throw new NotWellFormed(`<${left.name}> is never closed`)
  if (top.text.trim() !== '')
    throw new NotWellFormed(`there are words outside the root: ${top.text.trim().slice(0, 40)}`)
  const [root, second] = top.children
  if (!root) throw new NotWellFormed('there is no root element')
  if (second) throw new NotWellFormed(`there are two roots, <${root.name}> and <${second.name}>`)
  return root
}

/** Reads what stands there into the element that is open, and tells where to go on. */
function step(source: string, at: number, open: Open[]): number {
  const here = open.at(-1)
  if (!here) throw new NotWellFormed('more is closed than was opened')
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  const skipped = read(token.comment) ?? read(token.instruction)
  if (skipped) return at + skipped[0].length
  const plain = read(token.words)
  if (plain) {
    here.text += readWords(plain[0])
    return at + plain[0].length
  }
  const cdata = read(token.cdata)
  if (cdata) {
    here.text += checked(cdata[1] ?? '')
    return at + cdata[0].length
  }
  const end = read(token.end)
  if (end) {
    close(open, end[1] ?? '')
    return at + end[0].length
  }
  const begin = read(token.begin)
  if (!begin) throw new NotWellFormed(`"${source.slice(at, at + 40)}" at ${at} can't be read`)
  begun(open, begin)
  return at + begin[0].length
}

function begun(open: Open[], [, name = '', written = '', empty]: RegExpExecArray): void {
  const attributes: Record<string, string> = {}
  for (const [, key = '', double, single] of written.matchAll(attribute)) {
    if (Object.hasOwn(attributes, key)) throw new NotWellFormed(`<${name}> has ${key} twice`)
    attributes[key] = readWords(double ?? single ?? '')
  }
  open.push({ name, attributes, children: [], text: '' })
  if (empty) close(open, name)
}

function close(open: Open[], name: string): void {
  const closed = open.pop()
  const parent = open.at(-1)
  if (!closed || !parent || closed.name !== name)
    throw new NotWellFormed(`</${name}> closes <${closed?.name || 'nothing'}>`)
  parent.children.push(closed)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function readWords(words: string): string {
  if (words.includes(']]>')) throw new NotWellFormed('"]]>" stands among words')
  return checked(words).replace(/&([^;&\s]*)(;?)/g, (written, entity: string, ended: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(entity) ?? []
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN)
    const said = Number.isNaN(point) || point > 0x10ffff ? entities[entity] : String.fromCodePoint(point)
    if (!ended || said === undefined) throw new NotWellFormed(`"${written}" is no entity that XML knows`)
    return checked(said)
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function checked(words: string): string {
  const found = impossible.exec(words)?.[0]
  if (found) throw new NotWellFormed(`it holds the character U+${code(found)}, which XML can't`)
  return words
}

const code = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()
