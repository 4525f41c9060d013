import type { Language } from '#database/schema.ts'
import { element, renderXml } from '#text/xml.ts'
import { type Feed, type FeedItem, georss, languageOf } from './feed.ts'

/** RSS 2.0, with the place of each item as GeoRSS. */
export const rssOf = ({ title, language, page, self, updated, items }: Feed): string =>
  renderXml(
    element(
      'rss',
      [
        element('channel', [
          element('title', title),
          element('link', page),
          element('description', title),
          element('language', language),
          element('lastBuildDate', updated.toUTCString()),
          element('atom:link', [], { rel: 'self', type: 'application/rss+xml', href: self }),
          ...items.map(itemOf),
        ]),
      ],
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:georss': 'http://www.georss.org/georss',
      },
    ),
  )

const itemOf = (item: FeedItem) =>
  element('item', [
    element('title', item.title),
    element('link', item.page),
    element('guid', item.id, { isPermaLink: 'false' }),
    element('pubDate', item.published.toUTCString()),
    item.category ? element('category', item.category) : null,
    element('dc:language', languageOf(item)),
    element('description', htmlOf(item)),
    item.point ? element('georss:point', georss(item.point)) : null,
  ])

const htmlOf = ({ summary, summaryIn, words, wordsIn }: FeedItem): string =>
  [said(summary, summaryIn), said(words, wordsIn)].filter(Boolean).join('')

const said = (text: string, language: Language): string => text && `<p lang="${language}">${asHtml(text)}</p>`

/** Readers take a description for HTML: what was written as plain text has to be told so once more. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br/>')
