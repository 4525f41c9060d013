import { paths } from '#paths.ts'
import { latestReports } from '#reports/latest-reports.ts'
import { reportsNear } from '#reports/map/reports-near.ts'
import { statesOf } from '#reports/map/shown-groups.ts'
import type { CaseState } from '#reports/report.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { MapBox } from '../../ui/map-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { FeedLink } from '../feeds/feed-link.tsx'
import { NewestReports } from '../newest-reports.tsx'
import { PlaceField } from '../place-field.tsx'
import { mapGoal } from '../place-goal.ts'
import { searchPage } from '../search.tsx'
import { type MapQuestion, readMapQuestion, shownBy } from './map-question.ts'
import { mapFiles } from './map-start.ts'
import { NearList } from './near-list.tsx'

/** What has been reported around a place: a list, and beside it a map that says the same. */
export async function mapPage(ask: Ask): Promise<Response> {
  const { map } = ask.say.pages
  const looking = { ...ask, placeGoal: mapGoal(map.seeHere) }
  if ((ask.c.req.query('q') ?? '').trim() !== '') return searchPage(looking)
  const question = readMapQuestion(ask)
  const list = await listOf(ask, question)
  const title = titleOf(ask, question)
  return answerPage(
    { ...ask, here: addressOf(question) },
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
            <Filters ask={ask} question={question} />
            <section id="near" class="flow" aria-label={map.list}>
              {list}
            </section>
            <PlaceField ask={looking} primary={false} />
            <ReportHere ask={ask} question={question} />
            <WatchHere ask={ask} question={question} />
          </div>
          <MapSide ask={ask} question={question} />
        </div>
      ),
    },
  )
}

async function listOf(ask: Ask, { point, view, shown }: MapQuestion) {
  const { db } = ask.rooms
  if (!point) {
    const states: readonly CaseState[] = statesOf(shownBy[shown])
    const newest = await latestReports(db)
    return <NewestReports ask={ask} reports={newest.filter(({ state }) => states.includes(state))} />
  }
  const reports = await reportsNear(db, { point, groups: shownBy[shown], ...(view && { view }) })
  return <NearList ask={ask} reports={reports} isView={view !== null} />
}

const titleOf = ({ say }: Ask, { point, words }: MapQuestion): string =>
  point ? say.pages.map.titleAt(words || sayPlace(point).nearest) : say.pages.map.sweden

/** Without the view, which only the island asks for. */
const addressOf = ({ point, words, shown }: MapQuestion): string =>
  paths.map(point ?? undefined, { words, ...(shown !== 'oppna' && { shown }) })

function Filters({ ask, question }: { ask: Ask; question: MapQuestion }) {
  const { map } = ask.say.pages
  const choices = [
    { shown: 'oppna', label: map.filters.open },
    { shown: 'atgardade', label: map.filters.fixed },
    { shown: 'alla', label: map.filters.all },
  ] as const
  return (
    <Segments
      label={map.filter}
      segments={choices.map(({ shown, label }) => ({
        href: to(ask, addressOf({ ...question, shown })),
        label,
        current: shown === question.shown,
      }))}
    />
  )
}

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

const feedOf = ({ point, shown }: MapQuestion): string =>
  paths.feed('atom', { lat: point?.lat, lon: point?.lon, ...(shown !== 'oppna' && { visa: shown }) })

const closeEnough = 13

function MapSide({ ask, question: { point, shown, zoom } }: { ask: Ask; question: MapQuestion }) {
  const { map } = ask.say.pages
  const at = point && { ...point, zoom: zoom ?? closeEnough }
  return (
    <section class="map-side" aria-label={map.link}>
      <MapBox start={{ kind: 'reports', ...at, group: shownBy[shown].join(), ...mapFiles(ask) }} words={map}>
        <ButtonLink kind="primary" sign="place" href={to(ask, paths.form(point ?? undefined))}>
          {map.reportHere}
        </ButtonLink>
      </MapBox>
    </section>
  )
}
