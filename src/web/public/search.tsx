import type { ComponentChildren } from 'preact'
import type { FailedSearch } from '#database/schema.ts'
import type { Point } from '#geo/browser/point.ts'
import { type FoundPlace, findPlace } from '#geo/find-place.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import type { PlaceHit } from '#geo/place-search.ts'
import { postcodeTown } from '#geo/postcode-town.ts'
import { readSearch } from '#geo/read-search.ts'
import { paths } from '#paths.ts'
import { isPublicReport } from '#reports/public-report.ts'
import { countFailedSearch } from '#statistics/count-failed-search.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import { log, reasonOf } from '../../log.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Notice } from '../ui/notice.tsx'
import { answerSearch, nearOf } from './answer-search.tsx'
import { BodiesCalled } from './bodies/bodies-called.tsx'
import { BesidePlaces, isCoarse, OnlyPlace, OnlyPoint, PlaceChoice, PlaceRows } from './found-places.tsx'
import { mentioning } from './mentioning.tsx'
import { otherPlaceOf, placeOfMailed } from './place-goal.ts'

const longestWords = 2000

/** One field for everything that can say where a problem is, or which report is meant. */
export async function searchPage(ask: Ask): Promise<Response> {
  const words = cleanLine((ask.c.req.query('q') ?? '').slice(0, longestWords))
  if (words === '') return answerSearch(ask, { words })
  const { search } = ask.say.pages.finding
  const near = nearOf(ask)
  const typed = readSearch(words, near)
  switch (typed.kind) {
    case 'report':
      return searchedReport(ask, words, typed.number)
    case 'point':
      return searchedPoint(ask, words, typed.point)
    case 'postcode':
      return searchedPostcode(ask, words, typed.postcode)
    case 'short code':
      return answerSearch(ask, { words, error: search.shortCode })
    case 'link':
      return answerSearch(ask, { words, error: search.link })
    case 'words': {
      const { geocoder, tables } = ask.rooms
      const { areas } = tables()
      const [found, mentioned] = await Promise.all([
        findPlace(typed.words, { geocoder, areas, near }),
        ask.placeGoal ? null : mentioning(ask, typed.words),
      ])
      const beside = ask.placeGoal ? null : (
        <>
          {mentioned}
          <BodiesCalled ask={ask} words={typed.words} />
        </>
      )
      return searchedWords({ ask, words, mentioned: beside }, found)
    }
  }
}

async function searchedReport(ask: Ask, words: string, number: number): Promise<Response> {
  if (await isPublicReport(ask.rooms.db, number)) return goTo(ask, paths.report(number))
  return answerSearch(ask, { words, error: ask.say.pages.finding.search.noReport(String(number)) })
}

async function searchedPoint(ask: Ask, words: string, point: Point): Promise<Response> {
  const located = locateMunicipality(point, ask.rooms.tables().areas)
  if (!located.found && located.why === 'abroad') return nothingFound({ ask, words }, 'abroad')
  const { search } = ask.say.pages.finding
  if (!located.found) return answerSearch(ask, { words, children: <Warning {...search.sea} /> })
  const children = <OnlyPoint ask={ask} point={point} />
  return answerSearch(ask, {
    words,
    heading: search.only,
    children,
    isFound: true,
    from: { ...point, zoom: 16 },
  })
}

async function searchedPostcode(ask: Ask, words: string, postcode: string): Promise<Response> {
  const { title, belongs, coarse } = ask.say.pages.finding.search.postcode
  const town = await postcodeTown(postcode, ask.rooms.geocoder)
  const children = <Warning title={title} words={town ? belongs(postcode, town) : coarse} />
  return answerSearch(ask, { words, children })
}

/** What was searched; and the reports that speak of it, where a report's place was searched for. */
type Searched = { ask: Ask; words: string; mentioned?: ComponentChildren }

/** One, many, none, abroad, or no addresses just now: five answers, told apart. */
async function searchedWords(searched: Searched, found: FoundPlace): Promise<Response> {
  const { ask, words, mentioned } = searched
  const { search } = ask.say.pages.finding
  if (found.outcome === 'none' || found.outcome === 'abroad') return nothingFound(searched, found.outcome)
  if (found.outcome === 'down') return townsOnly(searched, found.hits)
  const { hits, outcome } = found
  const [first] = hits
  const isOnly = outcome === 'one' && first !== undefined
  const children = (
    <>
      {isOnly ? <OnlyPlace ask={ask} hit={first} /> : <PlaceChoice ask={ask} hits={hits} />}
      <BesidePlaces ask={ask} hits={found.beside} />
      {mentioned}
    </>
  )
  return answerSearch(ask, {
    words,
    heading: isOnly ? search.only : search.results,
    children,
    isFound: isOnly,
    ...(first && { from: { ...first.point, zoom: isOnly ? zoomOf(first) : 10 } }),
  })
}

/** Near enough to see the house, or the town. */
const zoomOf = (hit: PlaceHit): number => (isCoarse(hit) ? 13 : 16)

/** The same search, for another place of a report that is not confirmed yet. */
export const draftPlacePage = (ask: Ask): Promise<Response> =>
  searchPage({ ...ask, placeGoal: otherPlaceOf(ask.c.req.param('token') ?? '') })

/** And for one that is finished by the link of a letter. */
export const mailedPlacePage = (ask: Ask): Promise<Response> =>
  searchPage({ ...ask, placeGoal: placeOfMailed(ask.c.req.param('token') ?? '') })

/** Addresses can't be searched just now; the towns named in the words can be gone on with. */
async function townsOnly({ ask, words, mentioned }: Searched, hits: readonly PlaceHit[]): Promise<Response> {
  await count(ask, 'down')
  const { down, results } = ask.say.pages.finding.search
  const isEmpty = hits.length === 0
  const children = (
    <>
      <Warning title={down.title} words={isEmpty ? down.words : down.choose} />
      {!isEmpty && <PlaceRows ask={ask} hits={hits} />}
      {mentioned}
    </>
  )
  return answerSearch(ask, { words, children, ...(!isEmpty && { heading: results }) })
}

async function nothingFound(
  { ask, words, mentioned }: Searched,
  outcome: 'none' | 'abroad',
): Promise<Response> {
  await count(ask, outcome)
  const { none, abroad } = ask.say.pages.finding.search
  const said = outcome === 'none' ? none : abroad
  const children = (
    <>
      <Warning title={said.title(shorten(words, 60))} words={said.words} />
      {mentioned}
    </>
  )
  return answerSearch(ask, { words, children })
}

/** A program that looks ahead with HEAD has not searched. Who has gets the page, counted or not. */
async function count({ c, rooms, language }: Ask, outcome: FailedSearch): Promise<void> {
  if (c.req.method !== 'GET') return
  await countFailedSearch(rooms.db, outcome, language).catch((error: unknown) =>
    log('error', 'failed search not counted', { reason: reasonOf(error) }),
  )
}

const Warning = ({ title, words }: { title: string; words: string }) => (
  <Notice tone="warning" title={title}>
    <p>{words}</p>
  </Notice>
)
