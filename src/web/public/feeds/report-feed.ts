import { inLanguage, paths } from '#paths.ts'
import { publicReport } from '#reports/public-report.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import { Gone, NotFound } from '../../../errors.ts'
import type { Ask } from '../../ask.ts'
import { readNumber } from '../report-number.ts'
import { answerFeed } from './answer-feed.ts'
import type { FeedFormat, FeedItem } from './feed.ts'

const most = 40

/** What happens with one report: what its page tells under "Vad har hänt", the newest first. */
export const reportFeed =
  (format: FeedFormat) =>
  async (ask: Ask): Promise<Response> => {
    const { rooms, language } = ask
    const number = readNumber(ask.c.req.param('number'))
    const report = number === null ? null : await publicReport(rooms.db, number)
    if (!report) throw new NotFound('no such public report')
    if (report === 'hidden') throw new Gone('the report is hidden')
    const page = rooms.baseUrl + inLanguage(paths.report(report.number), language)
    const items = report.happenings.slice(-most).map((happening): FeedItem => {
      const { id, at, words, language: writtenIn } = happening
      return {
        id: `${rooms.baseUrl}${paths.report(report.number)}#${id}`,
        page,
        title: sentenceOf(language, happening),
        summary: report.title,
        words: words ?? '',
        titleIn: language,
        summaryIn: report.language,
        wordsIn: writtenIn ?? language,
        published: at,
        updated: at,
        category: null,
        point: { lat: report.lat, lon: report.lon },
      }
    })
    return answerFeed(ask, format, {
      title: ask.say.pages.watching.feeds.report(report.title, report.number),
      language,
      page,
      self: rooms.baseUrl + inLanguage(ask.here, language),
      updated: items.at(-1)?.updated ?? report.confirmedAt,
      items: items.reverse(),
    })
  }
