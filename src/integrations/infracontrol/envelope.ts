import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Element, element, renderXml } from '#text/xml.ts'
import { isRecord, isSeveral, type Theirs } from './translate.ts'

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/'

/** One question, or one answer, as SOAP 1.1 carries it. */
export const writeEnvelope = (name: string, namespace: string, content: Theirs): string =>
  renderXml(
    element(
      'soap:Envelope',
      [element('soap:Body', [element(name, elementsOf(content), { xmlns: namespace })])],
      {
        'xmlns:soap': soapNamespace,
      },
    ),
  )

/** What comes several times is as many elements of one name. */
const elementsOf = (content: Theirs): Element[] =>
  Object.entries(content).flatMap(([name, value]) =>
    (isSeveral(value) ? value : [value]).map((one) =>
      element(name, typeof one === 'object' ? elementsOf(one) : String(one)),
    ),
  )

export type EnvelopeRead = { content: unknown } | { fault: readonly string[] }

/**
 * What is in the body of an envelope, its texts as texts; or the codes of a fault, the nearest first. Null for anything
 * else: a page, half a document, one with declarations of its own (SOAP has none, and they are what entities explode by).
 */
export function readEnvelope(document: Buffer, lists: ReadonlySet<string>): EnvelopeRead | null {
  const xml = document.toString('utf8').replace(/^\uFEFF/, '')
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || XMLValidator.validate(xml) !== true) return null
  const body = insideOf(insideOf(parsed(xml, lists), 'Envelope'), 'Body')
  if (!isRecord(body)) return null
  if (isRecord(body['Fault'])) return { fault: codesOf(body['Fault']) }
  const [content] = Object.values(body)
  return isRecord(content) ? { content } : { content: {} }
}

/** Undefined for what is well-formed and still no document that anybody should read: names that reach into objects, nesting without end. */
function parsed(xml: string, lists: ReadonlySet<string>): unknown {
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    htmlEntities: true,
    isArray: (name) => lists.has(name),
  })
  try {
    return parser.parse(xml)
  } catch {
    return undefined
  }
}

const insideOf = (told: unknown, name: string): unknown => (isRecord(told) ? told[name] : undefined)

/** `detail` says it best; `faultcode` has a prefix. */
function codesOf(fault: Readonly<Record<string, unknown>>): string[] {
  const detail = isRecord(fault['detail']) ? Object.values(fault['detail']) : []
  const inDetail = detail.flatMap((one) => (isRecord(one) ? Object.values(one) : [one]))
  return [...inDetail, fault['faultcode']].flatMap((code) =>
    typeof code === 'string' && code !== '' ? [code.slice(code.lastIndexOf(':') + 1)] : [],
  )
}
