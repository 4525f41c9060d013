import { hidden } from './hidden.ts'

// Each is looked for from the first character that it may begin by, and not from each of a long word anew.
const email = /(?<![^\s<>@"'=&;,:])[^\s<>@"'=&;,:]+@[^\s<>@"'&;,]+\.[^\s<>@"'&;,]+/g
const encodedEmail = /(?<![^/?&=+])[^/?&=+]+%40[^/?&=+]+/gi

/**
 * Hides the values of these fields in what two programs have said to each other: JSON, XML, forms and their parts, and tables
 * (CSV), whole or cut short. Addresses of e-mail are hidden wherever they stand; what none of these can be read as is hidden as a
 * whole.
 */
export function maskFields(text: string, fields: readonly string[]): string {
  if (text.trim() === '') return text
  return maskBody(text, new Set(fields.map(plain))).replace(email, hidden)
}

/** The same in an address: what it asks by. */
export function maskQuery(url: string, fields: readonly string[]): string {
  const [account = ''] = accountAtServer.exec(url) ?? []
  const [path = '', query] = url.slice(account.length).split(/\?(.*)/s)
  const shown = query === undefined ? path : `${path}?${maskForm(query, new Set(fields.map(plain)))}`
  return account + shown.replace(email, hidden).replace(encodedEmail, hidden)
}

/** As whom we are let in there: it looks like somebody's address, and is the body's own. */
const accountAtServer = /^sftp:\/\/[^/\s]*(?=\/)/

type Names = ReadonlySet<string>

function maskBody(text: string, names: Names): string {
  const begin = text.trimStart()
  if (begin.startsWith('{') || begin.startsWith('[')) return maskJson(text, names)
  if (begin.startsWith('<')) return maskXml(text, names)
  if (begin.startsWith('--')) return maskParts(text, names)
  if (/^[\w.~%+[\]-]+=/.test(begin) && !/\s/.test(begin)) return maskForm(text, names)
  if (insteadOfBody.test(text)) return text
  return maskTable(text, names) ?? `${hidden} (${text.length})`
}

/** What we say of a body that is not told: how long it is, or that there is none. */
const insteadOfBody = /^(?:\(\d+ bytes\)|\(no such file\)|… \(\d+\))$/

/** In any case, and without what stands before a colon: `<gml:Name>` is a name too. */
const plain = (name: string): string => name.toLowerCase().replace(/^.*:/, '')

/** By itself or within brackets: `attribute[first_name][]`. */
const isPersonal = (name: string, names: Names): boolean =>
  name.split(/[[\]]/).some((part) => names.has(plain(part.trim())))

function maskJson(text: string, names: Names): string {
  try {
    return JSON.stringify(
      JSON.parse(text),
      (name, value: unknown) => (isPersonal(name, names) && value !== null && value !== '' ? hidden : value),
      2,
    )
  } catch {
    return maskCutJson(text, names)
  }
}

/** Cut short it can't be read: from an object or a list under one of the names on, nothing is shown. */
function maskCutJson(text: string, names: Names): string {
  const field = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*(?:"|$)|[[{]|[^\s,[\]{}"]+)/g
  let shown = ''
  let from = 0
  for (const { 0: found, 1: name = '', 2: value = '', index } of text.matchAll(field)) {
    if (!isPersonal(name, names)) continue
    shown += text.slice(from, index + found.length - value.length) + hidden
    if (value === '{' || value === '[') return shown
    from = index + found.length
  }
  return shown + text.slice(from)
}

function maskXml(text: string, names: Names): string {
  const element = /<([\w.:-]+)((?:\s[^<>]*)?)(?<!\/)>/g
  let shown = ''
  let from = 0
  for (const { 0: opened, 1: name = '', index } of text.matchAll(element)) {
    if (index < from || !names.has(plain(name))) continue
    const begin = index + opened.length
    shown += text.slice(from, begin) + hidden
    from = closingOf(text, name, begin)
  }
  return maskXmlAttributes(shown + text.slice(from), names)
}

/** Where the element that was opened ends, past those of its name within it; cut short, at the end of all. */
function closingOf(text: string, name: string, begin: number): number {
  const tag = new RegExp(`<(/?)${name.replace(/[.]/g, '\\.')}(?=[\\s>/])[^<>]*?(/?)>`, 'g')
  tag.lastIndex = begin
  let depth = 1
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (found[2] === '/') continue
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return found.index
  }
  return text.length
}

const maskXmlAttributes = (text: string, names: Names): string =>
  text.replace(/(\s)([\w.:-]+)(\s*=\s*)("[^"<]*"|'[^'<]*')/g, (whole, space, name, is) =>
    names.has(plain(name)) ? `${space}${name}${is}"${hidden}"` : whole,
  )

/** `first_name=…`, and `attribute[first_name]=…`; an address stands encoded in it. */
const maskForm = (text: string, names: Names): string =>
  text
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1)
      return isPersonal(decoded(name), names) ? `${name}=${hidden}` : pair
    })
    .join('&')
    .replace(encodedEmail, hidden)

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}

/** Each part by its own name; what is a document within one is masked as such. */
function maskParts(text: string, names: Names): string {
  const [boundary = ''] = /^--[^\r\n]+/.exec(text.trimStart()) ?? []
  return text
    .split(boundary)
    .map((part) => {
      const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
      const [, quoted, bare] = /\bname=(?:"([^"]*)"|([^\s;"]+))/i.exec(head) ?? []
      const name = quoted ?? bare
      if (name === undefined || rest.length === 0) return part
      const content = rest.join('\n\n')
      if (isPersonal(name, names)) return `${head}\n\n${hidden}\n`
      return /^\s*[<{[]/.test(content) ? `${head}\n\n${maskBody(content, names)}` : part
    })
    .join(boundary)
}

/** A line of nothing but names, two or more. */
const tableHead = /^\uFEFF?"?[\p{L}\p{N}_]+"?(?:([;,])"?[\p{L}\p{N}_]+"?)(?:\1"?[\p{L}\p{N}_]+"?)*\r?\n/u

/** CSV by the names in its head, of which one must be known: else null. What stands beyond them nobody has a name for. */
function maskTable(text: string, names: Names): string | null {
  const [head = '', separator = ''] = tableHead.exec(text) ?? []
  const columns = head
    .trim()
    .split(separator)
    .map((name) => plain(name.replaceAll('"', '')))
  if (!columns.some((name) => names.has(name))) return null
  const cell = new RegExp(`((?:"[^"]*(?:""[^"]*)*(?:"|$))?[^${separator}\\n]*)(${separator}|\\n|$)`, 'g')
  let column = 0
  const rows = text.slice(head.length).replace(cell, (_, said: string, end: string) => {
    const name = columns[column]
    column = end === separator ? column + 1 : 0
    const isShown = /^(?:"")?\s*$/.test(said) || (name !== undefined && !names.has(name))
    return (isShown ? said : hidden) + end
  })
  return head + rows
}
