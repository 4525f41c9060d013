import type { ReportsInList } from '#reports/lists/list-reports.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Pagination } from '../../ui/pagination.tsx'
import type { Listing } from './listing.ts'

type Props = { ask: Ask; list: ReportsInList; listing: Listing }

/** The ways to what comes before and after a page of a list. */
export function ListPages({ ask, list: { reports, hasBefore, hasAfter }, listing: { choice, at } }: Props) {
  const { of } = ask.say.pages.municipalities
  const [first, last] = [reports.at(0)?.number, reports.at(-1)?.number]
  if (!first || !last || !(hasBefore || hasAfter)) return null
  const goTo = (number: number, way: 'on' | 'back') => to(ask, at({ ...choice, from: { number, way } }))
  return (
    <Pagination
      label={of.pages}
      where={of.where(reports.length)}
      previous={hasBefore ? { href: goTo(first, 'back'), label: of.newer } : undefined}
      next={hasAfter ? { href: goTo(last, 'on'), label: of.further } : undefined}
    />
  )
}
