import { type RawBuilder, sql } from 'kysely'
import type { Answer } from '#bodies/questions/question.ts'
import { storedAnswers } from '#bodies/questions/say-answers.ts'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import type {
  CaseState,
  DeliveryState,
  Language,
  PlacedBy,
  TextVersion,
  Visibility,
} from '#database/schema.ts'
import type { Reason } from '#responsibility/codes.ts'
import { readReason } from '#responsibility/stored.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { readSightings, type Sightings, sightingCounts } from './contributions/count-sightings.ts'
import { supporterCount } from './contributions/count-supporters.ts'
import { masked } from './publish-text.ts'
import { thanksCount } from './thanks/count-thanks.ts'

/** A report with its present case and whether its holder has got it. */
export type PresentReport = {
  number: number
  visibility: Visibility
  title: string
  description: string
  /** What its reporter writes in. */
  language: Language
  /** To the questions it was asked; those that are for the holder alone only in the original. */
  answers: readonly Answer[]
  /** Why it may be urgent, as codes. */
  urgent: readonly string[]
  category: string
  lat: number
  lon: number
  placeWords: string
  /** Only the town is known; the words say where in it. */
  isApproximate: boolean
  municipality: { code: string; name: string }
  placedBy: PlacedBy
  /** Null on reports from before reasons were kept. */
  reason: Reason | null
  confirmedAt: Date
  reporter: number | null
  caseId: number
  holder: { code: string; name: string }
  heldSince: Date
  /** The holder has it from another one. */
  isHandedOver: boolean
  state: CaseState
  stateSince: Date
  plannedFor: string | null
  reopened: number
  mainReport: number | null
  /** Everybody may see the report it was merged into. */
  isMainPublic: boolean
  /** A person reads what was written before everybody may. */
  isTextHeld: boolean
  /** How many besides the reporter see it too. */
  supporters: number
  /** What its reporter and neighbours say of how it is now. */
  sightings: Sightings
  /** How many have said thanks for its fix. */
  thanks: number
  delivery: { state: DeliveryState; sentAt: Date | null } | null
}

/** One report as it stands, in the version of the texts the reader may have. The caller minds its visibility. */
export async function presentReport(
  db: Db,
  number: number,
  version: TextVersion,
): Promise<PresentReport | null> {
  const [row] = await rowOf[version](db, number)
  if (!row) return null
  const { holder, holderName, home, homeName, deliveryState, sentAt, reason, ...report } = row
  return {
    ...report,
    reason: readReason(reason),
    sightings: readSightings(row.sightings),
    title: stripCapabilities(report.title, masked),
    description: stripCapabilities(report.description, masked),
    answers: storedAnswers.parse(report.answers),
    placeWords: stripCapabilities(report.placeWords, masked),
    municipality: { code: home, name: homeName },
    holder: { code: holder, name: holderName },
    delivery: deliveryState ? { state: deliveryState, sentAt } : null,
  }
}

const isMainPublic = sql<boolean>`exists (select from reports as main
  where main.number = cases.main_report and main.visibility = 'public')`

const reportRow = (version: TextVersion) => (db: Db, number: RawBuilder<number>) =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', version),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', true),
    )
    .innerJoin('bodies as holders', 'holders.code', 'cases.holder')
    .innerJoin('bodies as homes', 'homes.code', 'reports.municipality')
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('deliveries')
          .select(['deliveries.state', 'deliveries.sent_at'])
          .whereRef('deliveries.case_id', '=', 'cases.id')
          .where('deliveries.kind', 'in', ['report', 'hand_over'])
          .orderBy('deliveries.position')
          .limit(1)
          .as('first_delivery'),
      (join) => join.onTrue(),
    )
    .select(['reports.number', 'reports.visibility', 'report_texts.title', 'report_texts.description'])
    .select(['reports.category', 'reports.lat', 'reports.lon', 'reports.urgent', 'report_texts.answers'])
    // Published, the words for the place stand with the report; what was written stands with the original.
    .select(`${version === 'original' ? 'report_texts' : 'reports'}.place_words as placeWords`)
    .select('reports.place_is_approximate as isApproximate')
    .select(sql<boolean>`reports.text_held_at is not null`.as('isTextHeld'))
    .select(['reports.confirmed_at as confirmedAt', 'reports.reporter', 'reports.language'])
    .select(sql<PlacedBy>`reports.responsibility->>'placedBy'`.as('placedBy'))
    .select(sql<unknown>`reports.responsibility->'reason'`.as('reason'))
    .select((cases) => cases('cases.came_from', 'is not', null).$castTo<boolean>().as('isHandedOver'))
    .select(['homes.code as home', 'homes.name as homeName'])
    .select(['cases.id as caseId', 'cases.state', 'cases.state_since as stateSince'])
    .select('cases.opened_at as heldSince')
    .select(sql<string | null>`case when cases.state = 'planned' then cases.planned_for end`.as('plannedFor'))
    .select(['cases.reopened', 'cases.main_report as mainReport'])
    .select(isMainPublic.as('isMainPublic'))
    .select(['holders.code as holder', 'holders.name as holderName', supporterCount.as('supporters')])
    .select([sightingCounts.as('sightings'), thanksCount.as('thanks')])
    .select(['first_delivery.state as deliveryState', 'first_delivery.sent_at as sentAt'])
    .where('reports.number', '=', number)

const rowOf = {
  original: compiledOnce(reportRow('original')),
  published: compiledOnce(reportRow('published')),
}
