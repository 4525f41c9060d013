import { type Municipality, municipalityBySlug } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { listReports, type ReportsInList } from '#reports/lists/list-reports.ts'
import type { Sought } from '#reports/search/sought.ts'
import { figuresOf } from '#statistics/municipality-figures.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Columns } from '../../ui/columns.tsx'
import { FeedLink } from '../feeds/feed-link.tsx'
import {
  firstChoice,
  firstNear,
  inAddress,
  isNarrowedBy,
  type ListChoice,
  questionOf,
  readListChoice,
} from '../listing/list-choice.ts'
import { ListFilter } from '../listing/list-filter.tsx'
import { ListPages } from '../listing/list-pages.tsx'
import type { Listing } from '../listing/listing.ts'
import { Searched } from '../listing/searched.tsx'
import { soughtIn } from '../listing/sought-in.ts'
import { StateChoice } from '../listing/state-choice.tsx'
import { aMunicipality } from '../map/map-start.ts'
import { Figures } from './figures.tsx'
import { MunicipalityList } from './municipality-list.tsx'

/** What has been reported in a municipality, as the reader has chosen to see it, and what its last year comes to. */
export async function municipalityPage(ask: Ask): Promise<Response> {
  const municipality = municipalityBySlug(ask.c.req.param('slug') ?? '')
  if (!municipality) throw new NotFound('no such municipality')
  const { db } = ask.rooms
  const choice = readListChoice(ask)
  const sought = await soughtIn(ask, choice, municipality.code)
  const [list, figures] = await Promise.all([
    listReports(db, questionOf(municipality.code, choice, sought)),
    figuresOf(db, municipality.code),
  ])
  const words = ask.say.pages.municipalities
  const { official, slug } = municipality
  const listing = listingOf(slug, choice)
  const title = words.of.title(official)
  const feed = paths.municipalityFeed(slug, 'atom', inAddress({ ...choice, from: null }))
  return answerPage(
    { ...ask, here: listing.at(choice) },
    {
      title,
      description: words.of.description(official),
      feed: { path: feed, title: ask.say.pages.watching.feeds.municipality(official) },
      children: (
        <Columns
          story={
            <>
              <BackLink href={to(ask, paths.municipalities())} label={words.link} />
              <h1>{title}</h1>
              <Story ask={ask} listing={listing} sought={sought} list={list} />
            </>
          }
          facts={
            <>
              <ButtonLink kind="primary" wide href={to(ask, paths.search())}>
                {words.of.report}
              </ButtonLink>
              <ButtonLink sign="place" wide href={to(ask, mapOf(municipality, choice))}>
                {words.of.onMap}
              </ButtonLink>
              <ButtonLink sign="follow" wide href={to(ask, paths.watch({ municipality: slug }))}>
                {ask.say.pages.watching.linkMunicipality}
              </ButtonLink>
              <FeedLink ask={ask} href={feed} />
              <Figures ask={ask} figures={figures} />
              <p>
                <a href={to(ask, paths.privacyOf(slug))}>{words.of.privacy}</a>
              </p>
            </>
          }
        />
      ),
    },
  )
}

/** The map says the same, so near that the municipality is seen. */
const mapOf = ({ name, point }: Municipality, choice: ListChoice): string =>
  paths.map(point, { words: name }, { z: aMunicipality, ...inAddress({ ...choice, from: null }, firstNear) })

const listingOf = (slug: string, choice: ListChoice): Listing => ({
  choice,
  first: firstChoice,
  page: paths.municipality(slug),
  at: (chosen) => paths.municipality(slug, inAddress(chosen)),
})

type StoryProps = { ask: Ask; listing: Listing; sought: Sought | null; list: ReportsInList }

function Story({ ask, listing, sought, list }: StoryProps) {
  const { of } = ask.say.pages.municipalities
  const { choice, at } = listing
  return (
    <>
      <StateChoice ask={ask} listing={listing} />
      <ListFilter ask={ask} listing={listing} />
      <Searched ask={ask} sought={sought} listing={listing} />
      <MunicipalityList ask={ask} reports={list.reports} isChosen={isNarrowedBy(choice)} />
      <ListPages ask={ask} list={list} listing={listing} />
      {choice.since === '365' && !list.hasAfter && (
        <p>
          <a href={to(ask, at({ ...choice, since: 'alla', from: null }))}>{of.older}</a>
        </p>
      )}
    </>
  )
}
