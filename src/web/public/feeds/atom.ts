import { element, renderXml } from '#text/xml.ts'
import { type Feed, type FeedItem, georss, languageOf, plainOf } from './feed.ts'

/** Atom (RFC 4287), with the place of each entry as GeoRSS. */
export const atomOf = ({ title, language, page, self, updated, items }: Feed): string =>
  renderXml(
    element(
      'feed',
      [
        element('id', self),
        element('title', title),
        element('updated', updated.toISOString()),
        element('link', [], { rel: 'self', type: 'application/atom+xml', href: self }),
        element('link', [], { rel: 'alternate', type: 'text/html', href: page }),
        element('author', [element('name', 'FixaMinGata')]),
        ...items.map(entryOf),
      ],
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:georss': 'http://www.georss.org/georss',
        'xml:lang': language,
      },
    ),
  )

const entryOf = (item: FeedItem) =>
  element('entry', [
    element('id', item.id),
    element('title', item.title, { 'xml:lang': item.titleIn }),
    element('link', [], { rel: 'alternate', type: 'text/html', href: item.page }),
    element('published', item.published.toISOString()),
    element('updated', item.updated.toISOString()),
    item.category ? element('category', [], { term: item.category }) : null,
    element('summary', item.summary, { 'xml:lang': item.summaryIn }),
    element('content', plainOf(item), { type: 'text', 'xml:lang': languageOf(item) }),
    item.point ? element('georss:point', georss(item.point)) : null,
  ])
