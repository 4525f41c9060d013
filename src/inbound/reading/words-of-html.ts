import { convert } from 'html-to-text'
import { markHidden } from './seen-markup.ts'

const longest = 500_000
const deepest = 400

/** What a reader sees of it, quotes marked by ">". Links give their words alone: addresses come from trackers. */
export function wordsOfHtml(html: string): string {
  const bounded = markHidden(html.slice(0, longest))
  if (nestsTooDeep(bounded)) return withoutTags(bounded)
  try {
    return convert(bounded, options).replace(/\u00a0/g, ' ')
  } catch {
    return withoutTags(bounded)
  }
}

const options = {
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      ...{ selector, format: 'heading', options: { uppercase: false } },
    })),
    ...['[hidden]', 'title', 'script', 'style', 'template'].map((selector) => ({ selector, format: 'skip' })),
    { selector: 'hr', options: { length: 32 } },
    {
      selector: 'p.MsoNormal',
      format: 'paragraph',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
} as const

// The converter's time grows with the square of the depth.
function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (alone.test(name)) continue
    depth = Math.max(0, depth + (closing ? -1 : 1))
    if (depth > deepest) return true
  }
  return false
}

// What holds nothing, and what sloppy writers never close.
const alone = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|wbr|p|li|dt|dd|option|tr|td|th)$/i

const withoutTags = (html: string): string => html.replace(/<[^<>]{0,2000}>/g, ' ').replace(/[ \t]+/g, ' ')
