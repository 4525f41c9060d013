import { DOMParser } from '@xmldom/xmldom'

/** What a parser that forgives nothing reads; it throws at what is not well-formed, or a prefix nobody has told of. */
export function parseXml(text: string) {
  const onError = (_level: string, message: string) => {
    throw new Error(message)
  }
  return new DOMParser({ onError, normalizeLineEndings }).parseFromString(text, 'text/xml')
}

// As XML 1.0 has it; the parser's own way is that of XML 1.1, where rarer breaks are lost too.
const normalizeLineEndings = (text: string) => text.replace(/\r\n?/g, '\n')
