/** What somebody reads on a page: a paragraph, heading, label or hint each. */
export type Said = {
  text: string
  /** The language it is said to be in. */
  lang: string
  /** Read as a text; not a name to follow or choose, and not around the page. */
  isRunning: boolean
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const within = new Set(
  'a abbr b bdi cite code em i kbd mark q s small span strong sub sup time wbr'.split(' '),
)
/** Code, drawings, and what somebody else has written. */
const unread = new Set(['script', 'style', 'template', 'svg', 'pre', 'blockquote'])
const chosen = new Set(['a', 'button', 'option'])
const readInTags = ['alt', 'aria-label', 'placeholder', 'title', 'content']

type Open = { name: string; lang: string; isMain: boolean; isChosen: boolean; isRead: boolean }

/**
 * Reads what our own renderer writes: each element is closed, each value quoted. What stands in the elements of
 * `running` is read as a text.
 */
export function readHtml(html: string, running: readonly string[] = ['main']): Said[] {
  const said: Said[] = []
  const open: Open[] = [{ name: '', lang: '', isMain: false, isChosen: false, isRead: true }]
  const around = () => open.at(-1) ?? open[0]
  let text = ''
  let of = around()
  const close = () => {
    const words = plainOf(text).replace(/\s+/g, ' ').trim()
    if (words !== '' && of) said.push({ text: words, lang: of.lang, isRunning: of.isMain && !of.isChosen })
    text = ''
  }
  for (const [token, slash, name = '', attributes = ''] of html.matchAll(
    /<!--.*?-->|<!doctype[^>]*>|<(\/?)([a-z0-9-]+)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gis,
  )) {
    const now = around()
    if (!now) break
    if (name === '') {
      if (token.startsWith('<') || !now.isRead) continue
      if (text.trim() !== '' && of?.lang !== now.lang) close()
      if (text.trim() === '') of = now
      else if (of) of = { ...of, isChosen: of.isChosen && (now.isChosen || token.trim() === '') }
      text += token
      continue
    }
    if (!within.has(name)) close()
    if (slash) {
      open.splice(
        Math.max(
          1,
          open.findLastIndex((one) => one.name === name),
        ),
      )
      continue
    }
    const given = new Map(
      Array.from(attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g), ([, key = '', value = '']) => [
        key,
        value,
      ]),
    )
    const opened = {
      name,
      lang: given.get('lang') ?? now.lang,
      isMain: now.isMain || running.includes(name),
      isChosen: now.isChosen || chosen.has(name),
      isRead: now.isRead && !unread.has(name),
    }
    if (opened.isRead && isForPeople(name, given))
      for (const key of readInTags) {
        const value = plainOf(given.get(key) ?? '').trim()
        if (value !== '') said.push({ text: value, lang: opened.lang, isRunning: false })
      }
    if (!empty.has(name) && !token.endsWith('/>')) open.push(opened)
  }
  close()
  return said
}

const isForPeople = (name: string, given: ReadonlyMap<string, string>): boolean =>
  name !== 'meta' ||
  given.get('name') === 'description' ||
  /:(title|description)$/.test(given.get('property') ?? '')

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  amp: '&',
}

/** Once: what is escaped twice stays to be seen. */
const plainOf = (text: string): string =>
  text.replace(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return named[name] ?? whole
  })
