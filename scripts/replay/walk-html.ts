export type Tag = { name: string; attributes: ReadonlyMap<string, string> }
export type Listener = { open(tag: Tag): void; close(name: string): void; text(text: string): void }

/** Tells a listener, in order, what stands in a page. Texts still have their entities. */
export function walkHtml(html: string, listener: Listener): void {
  let from = 0
  for (const match of html.matchAll(tags)) {
    if (match.index < from) continue
    listener.text(html.slice(from, match.index))
    from = match.index + match[0].length
    const [, slash, written, attributes = ''] = match
    const name = written?.toLowerCase()
    if (name === undefined) continue
    if (slash) listener.close(name)
    else listener.open({ name, attributes: readAttributes(attributes) })
    if (!slash && isRaw.has(name)) from = skipTo(html, name, from)
  }
  listener.text(html.slice(from))
}

/** The text of the first element like this one, without tags; empty when there is none. */
export function textOfElement(html: string, start: RegExp, name: string): string {
  const begins = html.search(start)
  if (begins < 0) return ''
  const ends = html.indexOf(`</${name}>`, begins)
  const said: string[] = []
  walkHtml(html.slice(begins, ends < 0 ? undefined : ends), {
    open: () => undefined,
    close: () => undefined,
    text: (text) => said.push(decodeEntities(text)),
  })
  return said.join(' ').replace(/\s+/g, ' ').trim()
}

const tags =
  /<!--[\s\S]*?-->|<![^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g
const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
const isRaw = new Set(['script', 'style'])

const readAttributes = (written: string): ReadonlyMap<string, string> =>
  new Map(
    [...written.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  )

function skipTo(html: string, name: string, from: number): number {
  const ends = html.toLowerCase().indexOf(`</${name}`, from)
  return ends < 0 ? html.length : ends
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return named[name] ?? entity
  })
