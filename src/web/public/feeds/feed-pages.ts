import { paths } from '#paths.ts'
import type { Page } from '../../route.ts'
import { feedFormats } from './feed.ts'
import { reportFeed } from './report-feed.ts'
import { municipalityFeed, reportsFeed } from './reports-feed.ts'

/** What is new, for programs that read news. */
export const feedPages: readonly Page[] = feedFormats.flatMap((format): Page[] => [
  { method: 'GET', path: paths.feed(format), permission: 'public', handler: reportsFeed(format) },
  {
    method: 'GET',
    path: paths.municipalityFeed(':slug', format),
    permission: 'public',
    handler: municipalityFeed(format),
  },
  {
    method: 'GET',
    path: paths.reportFeed(':number', format),
    permission: 'public',
    handler: reportFeed(format),
  },
])
