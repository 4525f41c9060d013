import { formatRecent } from '#i18n/formats.ts'
import type { NearReport, ReportsNear } from '#reports/map/reports-near.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'
import { isNarrowedBy } from '../listing/list-choice.ts'
import type { Listing } from '../listing/listing.ts'

type NearProps = {
  ask: Ask
  list: ReportsNear
  /** Older than a year: there for those who want it. */
  older: ReportsNear | null
  isView: boolean
  listing: Listing
}

/** The reports around; the island puts a new list in its place when its map has moved. */
export function NearList({ ask, list, older, isView, listing }: NearProps) {
  const { map, listing: words, municipalities } = ask.say.pages
  const { choice, first } = listing
  const none = isNarrowedBy(choice, first) ? municipalities.of.noneChosen : isView ? map.noneInView : map.none
  const hasOlder = older !== null && older.reports.length > 0
  const count = list.reports.length
  return (
    <>
      {count === 0 && <Empty title={hasOlder ? words.onlyOlder : none}>{map.noneWords}</Empty>}
      {count > 0 && isView && !choice.from && (
        <p class="muted">{map.listFollows(count, list.hasAfter, choice.order)}</p>
      )}
      {choice.older && (
        <p>
          {words.showsOlder}{' '}
          <a href={to(ask, listing.at({ ...choice, older: false, from: null }))}>{words.lastYear}</a>
        </p>
      )}
      <Rows ask={ask} list={list} listing={listing} />
      {hasOlder && (
        <Disclosure title={words.olderThanYear(older.reports.length, older.hasAfter)}>
          <Rows ask={ask} list={older} listing={{ ...listing, choice: { ...choice, older: true } }} />
        </Disclosure>
      )}
    </>
  )
}

type RowsProps = { ask: Ask; list: ReportsNear; listing: Listing }

function Rows({ ask, list: { reports, hasAfter }, listing: { choice, at } }: RowsProps) {
  const { listing: words, municipalities } = ask.say.pages
  const last = reports.at(-1)
  const start = choice.from && { href: to(ask, at({ ...choice, from: null })), label: words.fromStart }
  return (
    <>
      {last && <ReportList reports={reports.map((report) => rowOf(ask, report))} />}
      {(hasAfter || start) && (
        <Pagination
          label={municipalities.of.pages}
          where={municipalities.of.where(reports.length)}
          previous={start ?? undefined}
          next={
            hasAfter && last
              ? {
                  href: to(ask, at({ ...choice, from: { number: last.number, way: 'on' } })),
                  label: words.further,
                }
              : undefined
          }
        />
      )}
    </>
  )
}

function rowOf(ask: Ask, report: NearReport) {
  const { map } = ask.say.pages
  const when = formatRecent(report.confirmedAt, new Date(), ask.language)
  return { ...listedReport(ask, report), detail: map.reported(map.away(report.metres), when) }
}
