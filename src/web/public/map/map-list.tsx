import { listReports } from '#reports/lists/list-reports.ts'
import { reportsNear } from '#reports/map/reports-near.ts'
import { shownGroups } from '#reports/map/shown-groups.ts'
import type { Sought } from '#reports/search/sought.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Empty } from '../../ui/empty.tsx'
import {
  groupOf,
  isNarrowedBy,
  type ListChoice,
  narrowingOf,
  nearOrderOf,
  questionOf,
} from '../listing/list-choice.ts'
import { ListPages } from '../listing/list-pages.tsx'
import { ListedRows } from '../listing/listed-rows.tsx'
import type { Listing } from '../listing/listing.ts'
import { listingOf, type MapQuestion } from './map-question.ts'
import { NearList } from './near-list.tsx'

/** What is older is folded away where no time was chosen. */
const recent = 365

const folds = ({ since, older }: ListChoice): boolean => since === 'alla' && !older
const spanOf = (choice: ListChoice) =>
  folds(choice) ? { days: recent } : choice.older ? { olderThan: recent } : {}

/** The list that says what the map shows: around its place, or of the whole country. */
export async function listOf(ask: Ask, question: MapQuestion, sought: Sought | null) {
  const { point, view, choice } = question
  const { db } = ask.rooms
  if (!point) return countryList(ask, question, sought)
  const group = groupOf(choice)
  const narrowing = narrowingOf(choice, sought)
  const asked = { point, groups: group ? [group] : shownGroups, ...(view && { view }) }
  const order = nearOrderOf(choice)
  const [list, older] = await Promise.all([
    reportsNear(
      db,
      { ...asked, narrowing: { ...narrowing, ...spanOf(choice) }, after: choice.from?.number },
      order,
    ),
    folds(choice) && !choice.from
      ? reportsNear(db, { ...asked, narrowing: { ...narrowing, olderThan: recent } }, order)
      : null,
  ])
  return <NearList ask={ask} list={list} older={older} isView={view !== null} listing={listingOf(question)} />
}

async function countryList(ask: Ask, question: MapQuestion, sought: Sought | null) {
  const { none, noneChosen, noneWords } = ask.say.pages.municipalities.of
  const { choice } = question
  const listing = listingOf(question)
  const list = await listReports(ask.rooms.db, { ...questionOf(null, choice, sought), ...spanOf(choice) })
  return (
    <>
      {list.reports.length > 0 ? (
        <ListedRows ask={ask} reports={list.reports} />
      ) : (
        <Empty title={isNarrowedBy(choice, listing.first) ? noneChosen : none}>{noneWords}</Empty>
      )}
      <ListPages ask={ask} list={list} listing={listing} />
      {folds(choice) && !list.hasAfter && <OtherTime ask={ask} listing={listing} />}
      {choice.older && <OtherTime ask={ask} listing={listing} />}
    </>
  )
}

/** From the last year to what is older, and back. */
function OtherTime({ ask, listing: { choice, at } }: { ask: Ask; listing: Listing }) {
  const { older, lastYear } = ask.say.pages.listing
  return (
    <p>
      <a href={to(ask, at({ ...choice, older: !choice.older, from: null }))}>
        {choice.older ? lastYear : older}
      </a>
    </p>
  )
}
