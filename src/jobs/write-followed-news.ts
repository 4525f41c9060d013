import { type FollowedNews, followedNews } from '#letters/followed-news.ts'
import { followedIn, type LetterRow } from '#reports/letters/letter-queries.ts'
import { newsByReport } from '#reports/letters/news-in-letter.ts'
import { linksToAskBy } from '#reports/verdicts/verdict-queries.ts'
import type { Addressed, WritingRooms } from './write-letter.ts'

/** All that a letter about several reports tells a person; what they have stopped, or may not see, is left out. */
export async function gatheredNews(
  { db, links, baseUrl }: WritingRooms,
  { id: letter, gathers_soon }: Pick<LetterRow, 'id' | 'gathers_soon'>,
  person: number,
): Promise<Addressed | null> {
  const [followed, newsOf, asks] = await Promise.all([
    followedIn(db, letter, person),
    newsByReport(db, letter),
    linksToAskBy(db, letter, person),
  ])
  const [first] = followed
  const isOfOne = (number: number) => followed.find(({ about }) => about === number)?.report
  const reports = [...new Map(followed.map((one) => [one.report, one])).values()].flatMap(
    ({ report, title, state, visibility, reporter, leave_link, own_link }): FollowedNews[] => {
      const isReporter = reporter === person
      if (!leave_link || (visibility !== 'public' && !isReporter)) return []
      const about = followed.flatMap((one) =>
        one.report === report && isOfOne(one.about) === report ? [one.about] : [],
      )
      const news = newsOf(about, state)
      if (news.length === 0) return []
      const verdict = asks.find((one) => about.includes(one.report))
      return [
        {
          ...{ number: report, title, news },
          ownToken: isReporter && own_link ? links.token('reporter', own_link) : null,
          verdictToken: verdict ? links.token('verdict', verdict.link) : null,
          unsubscribeToken: links.token('unsubscribe', leave_link),
        },
      ]
    },
  )
  if (!first?.all_link || reports.length === 0) return null
  const { email, language, all_link } = first
  return {
    to: email,
    ...followedNews({
      ...{ language, baseUrl, reports, allToken: links.token('watches', all_link) },
      soonLetter: gathers_soon ? letter : null,
    }),
  }
}
