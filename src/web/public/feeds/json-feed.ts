import { type Feed, type FeedItem, languageOf, plainOf } from './feed.ts'

/** JSON Feed 1.1; the place in an extension of ours. */
export const jsonFeedOf = ({ title, language, page, self, items }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language,
    home_page_url: page,
    feed_url: self,
    items: items.map(itemOf),
  })

const itemOf = (item: FeedItem) => ({
  id: item.id,
  url: item.page,
  title: item.title,
  language: languageOf(item),
  summary: item.summary,
  content_text: plainOf(item),
  date_published: item.published.toISOString(),
  date_modified: item.updated.toISOString(),
  ...(item.category && { tags: [item.category] }),
  ...(item.point && { _place: { latitude: item.point.lat, longitude: item.point.lon } }),
})
