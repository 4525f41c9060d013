import { groupCodes, radii } from '#alerts/watch.ts'
import { categoryName } from '#bodies/catalogue.ts'
import { readPoint } from '#geo/browser/read-point.ts'
import { municipalityByCode, municipalityBySlug } from '#geo/municipalities.ts'
import { inLanguage, paths } from '#paths.ts'
import { type FeedArea, type FeedReport, feedReports } from '#reports/lists/feed-reports.ts'
import { NotFound } from '../../../errors.ts'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import { stateInWords } from '../listed-report.ts'
import { groupOf, narrowingOf, readListChoice } from '../listing/list-choice.ts'
import { soughtIn } from '../listing/sought-in.ts'
import { answerFeed } from './answer-feed.ts'
import type { Feed, FeedFormat, FeedItem } from './feed.ts'

/** What is reported in a municipality, chosen as its list is. */
export const municipalityFeed =
  (format: FeedFormat) =>
  (ask: Ask): Promise<Response> =>
    ofMunicipality(ask, format, ask.c.req.param('slug') ?? '')

/** What is reported anywhere, around a place, in a municipality, or to a body. */
export const reportsFeed =
  (format: FeedFormat) =>
  (ask: Ask): Promise<Response> => {
    const { lat, lon, radie, kommun, mottagare, grupp } = ask.c.req.query()
    // A reader of news shows whatever it gets: what is misspelt must not become everything.
    if (grupp && !groupCodes.includes(grupp)) throw new NotFound('no such group of categories')
    if (mottagare !== undefined) return ofBody(ask, format, mottagare)
    if (kommun !== undefined) return ofMunicipality(ask, format, kommun)
    const { feeds } = ask.say.pages.watching
    const point = readPoint(lat, lon)
    if (!point && (lat !== undefined || lon !== undefined)) throw new NotFound('no such place')
    if (!point) return answerReports(ask, format, { area: null, title: feeds.all, page: paths.map() })
    const metres = readRadius(radie)
    const words = ask.say.words.watch
    return answerReports(ask, format, {
      area: { point, metres },
      title: feeds.circle(words.radius(metres), words.near(sayPlace(point).nearest)),
      page: paths.map(point),
    })
  }

function ofMunicipality(ask: Ask, format: FeedFormat, word: string): Promise<Response> {
  const municipality = municipalityBySlug(word) ?? municipalityByCode(word)
  if (!municipality) throw new NotFound('no such municipality')
  const { code, official, slug } = municipality
  const { kommun: _, ...chosen } = ask.c.req.query()
  return answerReports(ask, format, {
    area: { municipality: code },
    title: ask.say.pages.watching.feeds.municipality(official),
    page: paths.municipality(slug, chosen),
  })
}

function ofBody(ask: Ask, format: FeedFormat, word: string): Promise<Response> {
  const body = ask.rooms.tables().receivers.named(word)
  if (!body) throw new NotFound('no such body')
  const { code, name, slug } = body
  const { mottagare: _, ...chosen } = ask.c.req.query()
  return answerReports(ask, format, {
    area: { holder: code },
    title: ask.say.pages.watching.feeds.body(name),
    page: paths.body(slug, chosen),
  })
}

/** Of metres in an address those we have, the nearest above; two kilometres where none are given. */
function readRadius(metres: string | undefined): number {
  const asked = /^\d{1,6}$/.test(metres ?? '') ? Number(metres) : 2_000
  return radii.find((one) => one >= asked) ?? 10_000
}

type Asked = { area: FeedArea; title: string; page: string }

async function answerReports(ask: Ask, format: FeedFormat, { area, title, page }: Asked): Promise<Response> {
  const { baseUrl, db } = ask.rooms
  const choice = readListChoice(ask)
  const within = area && 'municipality' in area ? area.municipality : null
  const narrowing = narrowingOf(choice, await soughtIn(ask, choice, within))
  const reports = await feedReports(db, { ...narrowing, group: groupOf(choice), area })
  const feed: Feed = {
    title,
    language: ask.language,
    page: baseUrl + inLanguage(page, ask.language),
    self: baseUrl + inLanguage(ask.here, ask.language),
    updated: latest(reports),
    items: reports.map((report) => itemOf(ask, report)),
  }
  return answerFeed(ask, format, feed)
}

const latest = (reports: readonly FeedReport[]): Date =>
  new Date(Math.max(0, ...reports.flatMap(({ confirmedAt, stateSince }) => [+confirmedAt, +stateSince])))

function itemOf(ask: Ask, report: FeedReport): FeedItem {
  const { language, say, rooms } = ask
  const { number, title, description, state, isFixConfirmed, category, placeWords, municipalityName } = report
  const kind = categoryName(category, language)
  const place = [placeWords, municipalityName].filter(Boolean).join(', ')
  return {
    id: rooms.baseUrl + paths.report(number),
    page: rooms.baseUrl + inLanguage(paths.report(number), language),
    title,
    summary: say.pages.watching.feeds.summary(stateInWords(ask, state, isFixConfirmed), kind, place),
    words: description,
    titleIn: report.language,
    summaryIn: language,
    wordsIn: report.language,
    published: report.confirmedAt,
    updated: report.stateSince > report.confirmedAt ? report.stateSince : report.confirmedAt,
    category: kind,
    point: { lat: report.lat, lon: report.lon },
  }
}
