import type { Db } from '#database/database.ts'
import type { ShownGroup } from '../map/shown-groups.ts'
import { liesIn } from './lies-in.ts'
import { type ListedReport, reportsInOrder } from './list-reports.ts'
import type { Circle, Narrowing } from './narrowing.ts'

/** What a feed tells of a report: published words only. */
export type FeedReport = Omit<ListedReport, 'photo'> & {
  description: string
  placeWords: string
  municipalityName: string
  lat: number
  lon: number
  stateSince: Date
}

/** What a feed is of: everything, a municipality or what a body holds by their codes, or a circle. */
export type FeedArea = { municipality: string } | { holder: string } | Circle | null
export type FeedQuestion = Narrowing & { group: ShownGroup | null; area: FeedArea }

const most = 40

/** The public's newest reports of an area, with the same choices as a list of them. */
export async function feedReports(db: Db, { area, ...question }: FeedQuestion): Promise<FeedReport[]> {
  const municipality = area && 'municipality' in area ? area.municipality : null
  const holder = area && 'holder' in area ? area.holder : null
  const circle = area && 'point' in area ? area : null
  const lies = circle && (await liesIn(db, circle))
  return reportsInOrder(db, { ...question, municipality, holder, lies, from: null }, true)
    .innerJoin('bodies', 'bodies.code', 'reports.municipality')
    .select(['report_texts.description', 'reports.place_words as placeWords', 'reports.lat', 'reports.lon'])
    .select(['bodies.name as municipalityName', 'cases.state_since as stateSince'])
    .limit(most)
    .execute()
}
