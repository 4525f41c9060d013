import { categoryName } from '#bodies/catalogue.ts'
import type { Language } from '#database/schema.ts'
import { paths } from '#paths.ts'
import type { PublicReport } from '#reports/public-report.ts'
import { shorten } from '#text/plain-text.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { sayPlace } from '../place-words.ts'
import type { PageCard } from '../ui/page-card.tsx'
import { photosOnPage } from './page-photos.ts'
import { fitted, publicAt } from './report-photos.tsx'
import { pictureSize } from './report-picture.ts'

/** What a report's page says of itself where its address is passed on: nothing but what the page shows to all. */
type Head = { description: string; wordsIn: Language; card: PageCard }

export function reportHead(ask: Ask, report: PublicReport): Head {
  const description = shorten(report.description.replaceAll('\n', ' '), 160)
  return {
    description,
    wordsIn: report.language,
    card: {
      title: report.title,
      description,
      url: addressOf(ask, report.number),
      image: imageOf(ask, report),
      linked: linkedData(ask, report),
    },
  }
}

/** The whole address of a report's page, in the reader's language. */
export const addressOf = (ask: Ask, number: number): string =>
  ask.rooms.baseUrl + to(ask, paths.report(number))

function imageOf(ask: Ask, report: PublicReport): PageCard['image'] {
  const { baseUrl } = ask.rooms
  const first = report.photos.find(({ state }) => state === 'ready')
  const alt = photosOnPage(ask, report)[0]?.alt ?? ''
  if (first) return { src: baseUrl + publicAt(first, 'large'), alt, ...fitted(first, 'large') }
  const word = ask.say.words.state[report.state]
  return {
    src: baseUrl + paths.reportPicture(report.number),
    alt: `${word}: ${categoryName(report.category, ask.language)}`,
    ...pictureSize,
  }
}

// An Article of its kind rather than a DiscussionForumPosting, which would have to name who wrote it.
function linkedData(ask: Ask, report: PublicReport): PageCard['linked'] {
  const { baseUrl } = ask.rooms
  const changed = Math.max(report.stateSince.getTime(), ...report.happenings.map(({ at }) => at.getTime()))
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    headline: report.title,
    abstract: report.description,
    inLanguage: report.language,
    url: addressOf(ask, report.number),
    identifier: String(report.number),
    datePublished: report.confirmedAt.toISOString(),
    dateModified: new Date(changed).toISOString(),
    creativeWorkStatus: ask.say.words.state[report.state],
    about: { '@type': 'Thing', name: categoryName(report.category, ask.language) },
    contentLocation: placeOf(ask, report),
    image: photosOnPage(ask, report).map(({ photo }) => baseUrl + publicAt(photo, 'large')),
    publisher: { '@type': 'Organization', name: 'FixaMinGata', url: baseUrl },
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/AgreeAction',
      userInteractionCount: report.supporters,
    },
  }
}

/** Where only the town is known, no point is said. */
function placeOf(ask: Ask, report: PublicReport) {
  const { lat, lon, isApproximate, municipality } = report
  const { nearest } = sayPlace(report, municipality.code)
  return {
    '@type': 'Place',
    name: ask.say.pages.following.report.near(nearest, municipality.name),
    ...(!isApproximate && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }),
  }
}
