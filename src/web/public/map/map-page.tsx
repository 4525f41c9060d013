import { municipalityByCode } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import type { Sought } from '#reports/search/sought.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { MapBox } from '../../ui/map-box.tsx'
import { FeedLink } from '../feeds/feed-link.tsx'
import { firstOnMap, inAddress } from '../listing/list-choice.ts'
import { ListFilter } from '../listing/list-filter.tsx'
import { Searched } from '../listing/searched.tsx'
import { soughtIn } from '../listing/sought-in.ts'
import { StateChoice } from '../listing/state-choice.tsx'
import { PlaceField } from '../place-field.tsx'
import { mapGoal } from '../place-goal.ts'
import { searchPage } from '../search.tsx'
import { listOf } from './map-list.tsx'
import { listingOf, type MapQuestion, readMapQuestion } from './map-question.ts'
import { aMunicipality, mapFiles } from './map-start.ts'

/** What has been reported around a place: a list, and beside it a map that says the same. */
export async function mapPage(ask: Ask): Promise<Response> {
  const { map } = ask.say.pages
  const looking = { ...ask, placeGoal: mapGoal(map.seeHere) }
  if ((ask.c.req.query('q') ?? '').trim() !== '') return searchPage(looking)
  const question = readMapQuestion(ask)
  const sought = await soughtIn(ask, question.choice)
  const list = await listOf(ask, question, sought)
  const title = titleOf(ask, question)
  const listing = listingOf(question)
  return answerPage(
    { ...ask, here: listing.at(question.choice) },
    {
      title,
      description: map.description,
      scripts: ['position.js'],
      hasMap: true,
      feed: { path: feedOf(question), title: ask.say.pages.watching.feeds.link },
      children: (
        <div class="map-page">
          <div class="map-list flow">
            <h1>{title}</h1>
            <StateChoice ask={ask} listing={listing} />
            <ListFilter ask={ask} listing={listing} />
            <section id="near" class="flow" aria-label={map.list}>
              <Searched ask={ask} sought={sought} listing={listing} />
              {list}
            </section>
            <PlaceField ask={looking} primary={false} />
            <ReportHere ask={ask} question={question} />
            <WatchHere ask={ask} question={question} />
          </div>
          <MapSide ask={ask} question={question} sought={sought} />
        </div>
      ),
    },
  )
}

const titleOf = ({ say }: Ask, { point, words }: MapQuestion): string =>
  point ? say.pages.map.titleAt(words || sayPlace(point).nearest) : say.pages.map.sweden

function ReportHere({ ask, question: { point, words } }: { ask: Ask; question: MapQuestion }) {
  if (!point) return null
  return (
    <ButtonLink kind="primary" sign="place" wide href={to(ask, paths.form(point, { words }))}>
      {ask.say.pages.map.reportHere}
    </ButtonLink>
  )
}

/** What is new around the place, by letter or in a reader of news. */
function WatchHere({ ask, question }: { ask: Ask; question: MapQuestion }) {
  const { point, words } = question
  return (
    <>
      {point && (
        <ButtonLink sign="follow" wide href={to(ask, paths.watch({ ...point, words }))}>
          {ask.say.pages.watching.link}
        </ButtonLink>
      )}
      <FeedLink ask={ask} href={feedOf(question)} />
    </>
  )
}

const feedOf = ({ point, choice }: MapQuestion): string =>
  paths.feed('atom', {
    lat: point?.lat,
    lon: point?.lon,
    ...inAddress({ ...choice, older: false, order: 'nyast', from: null }, firstOnMap),
  })

const closeEnough = 13
const aPlace = 12

/** Where a map begins that was searched for a place or a municipality. */
function placeNamed(sought: Sought | null) {
  if (sought?.place) return { ...sought.place.point, zoom: aPlace }
  const named = municipalityByCode(sought?.municipality ?? '')
  return named && { ...named.point, zoom: aMunicipality }
}

type MapSideProps = { ask: Ask; question: MapQuestion; sought: Sought | null }

function MapSide({ ask, question: { point, zoom }, sought }: MapSideProps) {
  const { map } = ask.say.pages
  const at = point ? { ...point, zoom: zoom ?? closeEnough } : placeNamed(sought)
  return (
    <section class="map-side" aria-label={map.link}>
      <MapBox start={{ kind: 'reports', ...at, ...mapFiles(ask) }} words={map}>
        <ButtonLink kind="primary" sign="place" href={to(ask, paths.form(point ?? undefined))}>
          {map.reportHere}
        </ButtonLink>
      </MapBox>
    </section>
  )
}
