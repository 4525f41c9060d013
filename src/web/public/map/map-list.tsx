import { listReports } from '#reports/lists/list-reports.ts'
import { reportsNear } from '#reports/map/reports-near.ts'
import { shownGroups } from '#reports/map/shown-groups.ts'
import type { Sought } from '#reports/search/sought.ts'
import type { Ask } from '../../ask.ts'
import { Empty } from '../../ui/empty.tsx'
import { firstOnMap, groupOf, isNarrowedBy, narrowingOf, questionOf } from '../listing/list-choice.ts'
import { ListPages } from '../listing/list-pages.tsx'
import { ListedRows } from '../listing/listed-rows.tsx'
import { listingOf, type MapQuestion } from './map-question.ts'
import { NearList } from './near-list.tsx'

/** What is older is folded away where no time was chosen. */
const recent = 365

/** The list that says what the map shows: around its place, or of the whole country. */
export async function listOf(ask: Ask, question: MapQuestion, sought: Sought | null) {
  const { point, view, choice } = question
  const { db } = ask.rooms
  if (!point) return countryList(ask, question, sought)
  const group = groupOf(choice)
  const narrowing = narrowingOf(choice, sought)
  const asked = { point, groups: group ? [group] : shownGroups, ...(view && { view }) }
  const folds = narrowing.days === null
  const [reports, older] = await Promise.all([
    reportsNear(db, { ...asked, narrowing: folds ? { ...narrowing, days: recent } : narrowing }),
    folds ? reportsNear(db, { ...asked, narrowing, olderThan: recent }) : [],
  ])
  const isChosen = isNarrowedBy(choice, firstOnMap)
  return <NearList ask={ask} reports={reports} older={older} isView={view !== null} isChosen={isChosen} />
}

async function countryList(ask: Ask, question: MapQuestion, sought: Sought | null) {
  const { none, noneChosen, noneWords } = ask.say.pages.municipalities.of
  const list = await listReports(ask.rooms.db, questionOf(null, question.choice, sought))
  return (
    <>
      {list.reports.length > 0 ? (
        <ListedRows ask={ask} reports={list.reports} />
      ) : (
        <Empty title={isNarrowedBy(question.choice, firstOnMap) ? noneChosen : none}>{noneWords}</Empty>
      )}
      <ListPages ask={ask} list={list} listing={listingOf(question)} />
    </>
  )
}
