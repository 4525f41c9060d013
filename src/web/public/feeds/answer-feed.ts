import { isKnownTag, tagOf } from '#http/tag.ts'
import type { Ask } from '../../ask.ts'
import { atomOf } from './atom.ts'
import type { Feed, FeedFormat } from './feed.ts'
import { jsonFeedOf } from './json-feed.ts'
import { rssOf } from './rss.ts'

const formats: Readonly<Record<FeedFormat, { type: string; write(feed: Feed): string }>> = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomOf },
  rss: { type: 'application/rss+xml; charset=utf-8', write: rssOf },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonFeedOf },
}

/** Readers ask often: what they have already is not sent again, and what was hidden is gone within five minutes. */
export function answerFeed({ c }: Ask, format: FeedFormat, feed: Feed): Response {
  const { type, write } = formats[format]
  const body = write(feed)
  const tag = tagOf(body)
  c.header('Cache-Control', 'public, max-age=300')
  c.header('ETag', tag)
  c.header('Last-Modified', feed.updated.toUTCString())
  if (isKnown(c.req.header(), tag, feed.updated)) return c.body(null, 304)
  c.header('Content-Type', type)
  return c.body(body)
}

// The moment only counts where no tag is sent, and only when it is the very same: a hidden report takes it back.
function isKnown(headers: Record<string, string>, tag: string, updated: Date): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers
  if (tags !== undefined) return isKnownTag(tags, tag)
  return since === updated.toUTCString()
}
