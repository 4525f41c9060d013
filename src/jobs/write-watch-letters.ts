import { newsOfPlaces, readerOfPlaces, type ToldReport } from '#alerts/news-in-letter.ts'
import { sayUnproven, sayWatch } from '#alerts/say-watch.ts'
import { type StoredWatch, watchById } from '#alerts/watch-queries.ts'
import { categoryName } from '#bodies/catalogue.ts'
import { nearestPlaceIn } from '#geo/nearest-place.ts'
import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { confirmWatch } from '#letters/confirm-watch.ts'
import { type PlaceNewsItem, placeNews } from '#letters/place-news.ts'
import { watchesLink } from '#letters/watches-link.ts'
import { paths } from '#paths.ts'
import type { Write } from './write-letter.ts'

/** Asks for a watch to be confirmed, unless it has been, or its address was changed. */
export const watch: Write = async ({ db, links, baseUrl }, { watch: id, link }) => {
  const waiting = id ? await watchById(db, id) : undefined
  if (!waiting?.email || waiting.hasExpired || !link) return null
  const { email, language, pace } = waiting
  const words = {
    watched: sayUnproven(waiting, language),
    pace: messagesIn(language).words.watch.paces[pace],
  }
  return { to: email, ...confirmWatch({ language, baseUrl, token: links.token('watch', link), ...words }) }
}

export const watches: Write = async ({ db, links, baseUrl }, { person, link, language }) => {
  if (!person || !link) return null
  const { email } = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return email === null
    ? null
    : { to: email, ...watchesLink({ language, baseUrl, token: links.token('watches', link) }) }
}

export const place_news: Write = async ({ db, links, baseUrl }, { id, person }) => {
  const reader = person ? await readerOfPlaces(db, id, person) : null
  if (!reader) return null
  const { told, more } = await newsOfPlaces(db, id)
  if (told.length === 0) return null
  const { email, language, watches: found, manageLink, leaveLink } = reader
  const letter = placeNews({
    language,
    baseUrl,
    told: told.map((report) => itemOf(report, language)),
    more: { count: more, path: pageOf(found) },
    watched: found.map((one) => sayWatch(one, language)),
    allToken: links.token('watches', manageLink),
    leaveToken: links.token('unwatch', leaveLink),
  })
  return { to: email, ...letter }
}

function itemOf({ category, confirmedAt, ...report }: ToldReport, language: Language): PlaceNewsItem {
  const { municipality, municipalityName, place } = report
  const nearest = nearestPlaceIn(municipality, report) ?? ''
  const { nearPlace } = messagesIn(language).words.watch
  const where = place || nearPlace(nearest)
  return {
    ...{ number: report.number, title: report.title, language: report.language, isFix: report.isFix },
    category: categoryName(category, language),
    place: `${where}, ${municipalityName}`,
    when: formatTime(confirmedAt, language),
  }
}

/** Where the rest can be seen: the municipality's list, or the map around the place. */
function pageOf([first]: readonly StoredWatch[]): string {
  if (!first || first.watched.subject === 'body') return paths.map()
  if (first.watched.subject === 'circle') return paths.map(first.watched.point, {}, { visa: 'alla' })
  return paths.municipality(first.slug ?? '', { visa: 'alla' })
}
