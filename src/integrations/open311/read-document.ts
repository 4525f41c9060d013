import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { Unreadable } from '#http/exchange.ts'

/** Objects, lists and words, as both formats give them: XML by its root's name, JSON with its root or without. */
export type Document = unknown

/** What begins as a document and is not one to its end. */
export class NotWhole extends Unreadable {
  override name = 'NotWhole'
}

/**
 * Reads an answer by what it begins with: what servers call its type is often something else. A page for people (HTML), a
 * document that is cut off, or one that defines entities of its own is `Unreadable`.
 */
export function readDocument(body: Buffer, contentType = ''): Document {
  const text = decode(body, contentType)
  if (text === '') throw new Unreadable('the answer is empty')
  if (text.startsWith('<')) return readXml(text)
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text)
  throw new Unreadable('the answer is neither XML nor JSON')
}

/** UTF-8, whatever is said, unless it is none; then what the document or the header names. */
function decode(body: Buffer, contentType: string): string {
  const head = body.subarray(0, 200).toString('latin1')
  const named = /encoding=["']([\w-]+)/i.exec(head)?.[1] ?? /charset=["']?([\w-]+)/i.exec(contentType)?.[1]
  return (decodedAs('utf-8', body) ?? decodedAs(named ?? 'latin1', body) ?? body.toString('latin1')).trim()
}

function decodedAs(encoding: string, body: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body)
  } catch {
    return null
  }
}

/** What goes deeper is none of what is asked for, and would be too deep to walk through. */
const deepest = 30

// Nothing of a document type is read: what no DTD defines can't be expanded, nor fetched.
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  htmlEntities: true,
  maxNestedTags: deepest,
})

function readXml(text: string): Document {
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i.test(text))
    throw new Unreadable('the answer is HTML')
  if (/<!(?:doctype|entity)\b/i.test(beforeRoot(text)))
    throw new Unreadable('the answer defines a document type')
  if (XMLValidator.validate(text) !== true) throw new NotWhole('the answer is no whole XML')
  try {
    return parser.parse(text)
  } catch (error) {
    throw new Unreadable('the answer is XML that can’t be read', { cause: error })
  }
}

/** All before the first element begins; the whole where none does. */
const beforeRoot = (text: string): string => text.slice(0, /<[a-z_]/i.exec(text)?.index)

function readJson(text: string): Document {
  if (isTooDeep(text)) throw new Unreadable('the answer is too deep')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new NotWhole('the answer is no whole JSON', { cause: error })
  }
}

/** Brackets in words are none. Letter by letter: a picture may stand in one word, too long for a pattern. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isInWord = false
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place]
    if (isInWord && sign === '\\') place += 1
    else if (sign === '"') isInWord = !isInWord
    else if (!isInWord && (sign === '[' || sign === '{')) depth += 1
    else if (!isInWord && (sign === ']' || sign === '}')) depth -= 1
    if (depth > deepest) return true
  }
  return false
}
