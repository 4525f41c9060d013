import { sql } from 'kysely'
import { kindredOf } from '#bodies/kindred-categories.ts'
import type { Db } from '#database/database.ts'
import { distanceMetres, type Point } from '#geo/browser/point.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { supporterCount } from '../contributions/count-supporters.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import { masked } from '../publish-text.ts'
import type { CaseState, Language } from '../report.ts'
import { groupOf } from '../states.ts'

/** A report that may be about the same thing: public, open or lately fixed. */
export type KnownReport = {
  number: number
  title: string
  language: Language
  category: string
  /** Null where only the town is known. */
  metres: number | null
  placeWords: string
  state: CaseState
  stateSince: Date
  confirmedAt: Date
  supporters: number
  /** The address of its first photo. */
  photo: string | null
  /** What the body last said to everybody. */
  lastSaid: { words: string; language: Language } | null
}

export type Spot = {
  point: Point
  /** Only the town is known: the point is its middle, and distances say nothing. */
  isTown: boolean
  category: string
}

const reachMetres = 250
const shown = 5

/** What is known near a place already, the likeliest first. */
export async function knownReports(db: Db, spot: Spot): Promise<KnownReport[]> {
  const { point, isTown, category } = spot
  const likely = (await nearestReports(db, spot))
    .map(({ lat, lon, ...report }) => ({ ...report, metres: distanceMetres(point, { lat, lon }) }))
    .filter(({ metres }) => metres <= reachMetres)
    .sort((a, b) => unlikeliness(a, category) - unlikeliness(b, category))
    .slice(0, shown)
  if (likely.length === 0) return []
  const told = await whatIsTold(
    db,
    likely.map(({ number }) => number),
  )
  return likely.flatMap(({ metres, ...report }) => {
    const texts = told.get(report.number)
    return texts ? [{ ...report, ...texts, metres: isTown ? null : Math.round(metres) }] : []
  })
}

/** Metres, and what stands for metres: another category, or a thing that has been mended since. */
function unlikeliness(report: { metres: number; category: string; state: CaseState }, asked: string): number {
  const isOther = report.category !== asked
  const isMended = groupOf[report.state] === 'fixed'
  return report.metres + (isOther ? 80 : 0) + (isMended ? 120 : 0)
}

function boxAround({ lat, lon }: Point) {
  const north = reachMetres / 111_195
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { south: lat - north, north: lat + north, west: lon - east, east: lon + east }
}

type Near = Pick<KnownReport, 'number' | 'category' | 'placeWords' | 'state' | 'stateSince' | 'confirmedAt'> &
  Point

// The nearest are taken first, so that a square full of old reports costs no more than a village.
const mostCandidates = 60

async function nearestReports(db: Db, { point, isTown, category }: Spot): Promise<Near[]> {
  const { south, north, west, east } = boxAround(point)
  const { rows } = await sql<Near>`
    select reports.number, reports.category, reports.lat, reports.lon, reports.place_words as "placeWords",
           reports.confirmed_at as "confirmedAt", cases.state, cases.state_since as "stateSince"
      from reports join cases on cases.report = reports.number and cases.is_present
     where reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))
       and reports.category = any(${kindredOf(category)}::text[])
       and reports.visibility = 'public'
       and reports.place_is_approximate = ${isTown}
       and (cases.state in ('new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress')
            or (cases.state = 'fixed' and cases.state_since > now() - interval '14 days'))
     order by reports.place <-> point(${point.lon}, ${point.lat})
     limit ${sql.lit(mostCandidates)}`.execute(db)
  return rows
}

type Told = Pick<KnownReport, 'title' | 'language' | 'supporters' | 'photo' | 'lastSaid'>

async function whatIsTold(db: Db, numbers: readonly number[]): Promise<Map<number, Told>> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('entries')
          .innerJoin('entry_texts', (texts) =>
            texts.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
          )
          .select(['entry_texts.words', 'entries.language'])
          .whereRef('entries.report', '=', 'reports.number')
          .where('entries.audience', '=', 'update')
          .where('entries.body', 'is not', null)
          .where('entries.hidden_at', 'is', null)
          .orderBy('entries.id', 'desc')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .select([
      'reports.number',
      'reports.language',
      'report_texts.title',
      'said.words',
      'said.language as saidIn',
    ])
    .select([supporterCount.as('supporters'), firstPhoto.as('photo')])
    .where('reports.number', 'in', numbers)
    .execute()
  return new Map(
    rows.map(({ number, language, title, words, saidIn, supporters, photo }) => [
      number,
      {
        language,
        title: stripCapabilities(title, masked),
        lastSaid:
          words === null || saidIn === null
            ? null
            : { words: stripCapabilities(words, masked), language: saidIn },
        supporters,
        photo,
      },
    ]),
  )
}
