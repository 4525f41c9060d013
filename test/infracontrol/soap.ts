import { DOMParser, type Element } from '@xmldom/xmldom'
import { escapeXml } from '#text/xml.ts'
import type { Answered, Asked, OperationName } from './desk.ts'

const actions: Readonly<Record<string, OperationName>> = {
  SkapaArende: 'create',
  SokArende: 'find',
  LaggTillHandelse: 'tell',
  SokHandelse: 'findTold',
  LaggTillBilaga: 'addPhoto',
  HamtaHandelser: 'changes',
  HamtaAndradeArenden: 'list',
  HamtaStatus: 'status',
}

/** A question in an envelope; null for what is none. Read by another parser than the program's. */
export function readQuestion(xml: string): { operation: OperationName; asked: Asked } | null {
  const document = new DOMParser({ onError: () => undefined }).parseFromString(xml, 'text/xml')
  const [body] = document.getElementsByTagNameNS('http://schemas.xmlsoap.org/soap/envelope/', 'Body')
  const [question] = body ? childrenOf(body) : []
  const operation = actions[question?.localName ?? '']
  return question && operation ? { operation, asked: contentOf(question) } : null
}

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1)

function contentOf(element: Element): Asked {
  const found: Record<string, unknown> = {}
  for (const child of childrenOf(element)) {
    const value = childrenOf(child).length > 0 ? contentOf(child) : (child.textContent ?? '')
    const name = child.localName ?? ''
    found[name] = name in found ? [found[name], value].flat() : value
  }
  return found
}

/** The answer in an envelope; whatever went wrong is a fault, with 500 as SOAP has it. */
export function writeAnswer(operation: string, { status, body }: Answered): { status: number; xml: string } {
  if (status >= 400) return { status: 500, xml: envelope(faultOf(status, body)) }
  return {
    status: 200,
    xml: envelope(`<Svar${operation} xmlns="urn:infracontrol:arende:1">${xmlOf(body)}</Svar${operation}>`),
  }
}

const faultCodes: Readonly<Record<number, string>> = {
  401: 'Behorighet',
  404: 'SaknasArende',
  503: 'Upptagen',
}

function faultOf(status: number, body: Answered['body']): string {
  const code = faultCodes[status] ?? String(body['felkod'] ?? '')
  return `<soap:Fault><faultcode>soap:${status < 500 ? 'Client' : 'Server'}</faultcode><faultstring>Fel</faultstring><detail><fel><kod>${escapeXml(code)}</kod></fel></detail></soap:Fault>`
}

const envelope = (content: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">\n <soap:Body>${content}</soap:Body>\n</soap:Envelope>`

const xmlOf = (body: Readonly<Record<string, unknown>>): string =>
  Object.entries(body)
    .flatMap(([name, value]) => [value].flat().map((one) => `<${name}>${inside(one)}</${name}>`))
    .join('\n')

const inside = (value: unknown): string =>
  typeof value === 'object' && value !== null ? xmlOf({ ...value }) : escapeXml(String(value))
