/** An element of an XML document: its name, attributes, and what is in it, as text or as elements. */
export type Element = {
  name: string
  attributes?: Readonly<Record<string, string>>
  children: string | readonly (Element | null)[]
}

export const element = (
  name: string,
  children: Element['children'] = [],
  attributes: Readonly<Record<string, string>> = {},
): Element => ({ name, attributes, children })

/** A whole document. Whatever the texts hold, it is well-formed: marks are escaped, what XML can't hold is left out. */
export const renderXml = (root: Element): string => `${xmlDeclaration}${render(root)}\n`

/** What a document begins with. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

function render({ name, attributes = {}, children }: Element): string {
  const begin = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)]
  const inside =
    typeof children === 'string'
      ? escapeXml(children)
      : children.map((child) => (child ? render(child) : '')).join('')
  return inside === '' ? `<${begin.join(' ')}/>` : `<${begin.join(' ')}>${inside}</${name}>`
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as they stand in a document. Most hold nothing to escape, and that is seen at one look. */
export const escapeXml = (text: string): string => (suspicious.test(text) ? escapeMarks(text) : text)

const escapeMarks = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    .replace(impossible, '')
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? '')

// XML 1.0 holds none of these, escaped or not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, and what is escaped
const suspicious = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/
