import type { Receiver } from '#bodies/receivers.ts'
import { paths } from '#paths.ts'
import { listReports } from '#reports/lists/list-reports.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Columns } from '../../ui/columns.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FeedLink } from '../feeds/feed-link.tsx'
import {
  firstChoice,
  inAddress,
  isNarrowedBy,
  type ListChoice,
  questionOf,
  readListChoice,
} from '../listing/list-choice.ts'
import { ListFilter } from '../listing/list-filter.tsx'
import { ListPages } from '../listing/list-pages.tsx'
import { ListedRows } from '../listing/listed-rows.tsx'
import type { Listing } from '../listing/listing.ts'
import { Searched } from '../listing/searched.tsx'
import { soughtIn } from '../listing/sought-in.ts'
import { StateChoice } from '../listing/state-choice.tsx'

/** A body that is no municipality: what it answers for, and what it holds, wherever that lies. */
export async function bodyPage(ask: Ask): Promise<Response> {
  const body = ask.rooms.tables().receivers.named(ask.c.req.param('slug') ?? '')
  if (!body) throw new NotFound('no such body')
  if (body.kind === 'municipality') return goTo(ask, paths.municipality(body.slug))
  const { name, slug, kind } = body
  const { bodies, watching } = ask.say.pages
  const choice = readListChoice(ask)
  const listing = listingOf(body, choice)
  const feed = paths.feed('atom', { mottagare: slug, ...inAddress({ ...choice, from: null }) })
  return answerPage(
    { ...ask, here: listing.at(choice) },
    {
      title: name,
      description: bodies.description(name),
      feed: { path: feed, title: watching.feeds.body(name) },
      children: (
        <Columns
          story={
            <>
              <BackLink href={to(ask, paths.municipalities())} label={bodies.link} />
              <h1>{name}</h1>
              <p class="lead">{bodies.answersFor[kind]}</p>
              {await heldBy(ask, body, listing)}
            </>
          }
          facts={
            <>
              <ButtonLink kind="primary" wide href={to(ask, paths.search())}>
                {ask.say.pages.municipalities.of.report}
              </ButtonLink>
              <ButtonLink sign="follow" wide href={to(ask, paths.watch({ body: body.code }))}>
                {watching.linkBody(name)}
              </ButtonLink>
              <FeedLink ask={ask} href={feed} />
              <p>
                <a href={to(ask, paths.privacyOf(slug))}>{ask.say.pages.municipalities.of.privacy}</a>
              </p>
            </>
          }
        />
      ),
    },
  )
}

const listingOf = ({ slug }: Receiver, choice: ListChoice): Listing => ({
  choice,
  first: firstChoice,
  page: paths.body(slug),
  at: (chosen) => paths.body(slug, inAddress(chosen)),
})

async function heldBy(ask: Ask, { code }: Receiver, listing: Listing) {
  const { of } = ask.say.pages.municipalities
  const { choice, at } = listing
  const sought = await soughtIn(ask, choice)
  const list = await listReports(ask.rooms.db, { ...questionOf(null, choice, sought), holder: code })
  return (
    <>
      <h2>{ask.say.pages.bodies.held}</h2>
      <StateChoice ask={ask} listing={listing} />
      <ListFilter ask={ask} listing={listing} />
      <Searched ask={ask} sought={sought} listing={listing} />
      {list.reports.length > 0 ? (
        <ListedRows ask={ask} reports={list.reports} />
      ) : (
        <Empty title={isNarrowedBy(choice) ? of.noneChosen : of.none}>{of.noneWords}</Empty>
      )}
      <ListPages ask={ask} list={list} listing={listing} />
      {choice.since === '365' && !list.hasAfter && (
        <p>
          <a href={to(ask, at({ ...choice, since: 'alla', from: null }))}>{of.older}</a>
        </p>
      )}
    </>
  )
}
