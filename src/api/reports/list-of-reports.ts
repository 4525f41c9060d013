import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { type ListQuestion, listReports } from '#reports/lists/list-reports.ts'
import { tellReports } from '#reports/lists/reports-in-full.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { answerTagged } from '../answer-tagged.ts'
import { cursorAfter } from '../cursor.ts'
import { nextPage } from '../next-page.ts'
import { readQuestion, refuseQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { asFeature, geoJson, reportFeature, wantsGeoJson } from './geojson.ts'
import { categoriesOf, groundOf, type ReportsAsked, reportsQuestion } from './reports-question.ts'
import { shownReport, showReport } from './shown-report.ts'

export const reportsAnswer = named(
  'Reports',
  z.object({ reports: z.array(shownReport), next: z.string().nullable() }),
)
export const reportsGeoJson = named(
  'ReportsGeoJson',
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(reportFeature),
    next: z.string().nullable(),
  }),
)

/** `GET /api/v1/reports`: what everybody may read, the newest first, a page of it; as GeoJSON to who accepts that. */
export async function listOfReports(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, reportsQuestion)
  if (!read.ok) return read.answer
  const { holder, limit } = read.asked
  if (holder !== undefined && !rooms.tables().receivers.body(holder))
    return refuseQuestion(c, { holder: 'the code of a body' })
  const found = await listReports(rooms.db, await questionOf(rooms.db, read.asked), limit)
  const numbers = found.reports.map(({ number }) => number)
  const reports = (await tellReports(rooms.db, numbers)).map((report) => showReport(rooms.baseUrl, report))
  const next = nextPage(ask, found.hasAfter ? cursorAfter(numbers.at(-1) ?? 0) : null)
  if (!wantsGeoJson(ask)) return answerTagged(ask, { reports, next }, { maxAge: 60 })
  const collection = { type: 'FeatureCollection', features: reports.map(asFeature), next }
  return answerTagged(ask, collection, { type: geoJson, maxAge: 60 })
}

async function questionOf(db: Db, asked: ReportsAsked): Promise<ListQuestion> {
  const { municipality = null, holder = null, state_group, confirmed_from, confirmed_to, q, cursor } = asked
  return {
    ...{ municipality, holder },
    categories: categoriesOf(asked),
    days: null,
    hasPhoto: asked.has_photo !== undefined,
    sought: q === undefined ? null : await findSought(db, q, { within: municipality }),
    group: state_group ?? null,
    ground: groundOf(asked),
    confirmed: { from: confirmed_from ?? null, before: confirmed_to ?? null },
    order: 'newest',
    from: cursor === undefined ? null : { number: cursor, way: 'on' },
  }
}
