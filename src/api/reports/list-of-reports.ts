import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { readInTime } from '#database/read-in-time.ts'
import { settledBefore } from '#database/settled-before.ts'
import { type ListQuestion, listReports } from '#reports/lists/list-reports.ts'
import type { Span } from '#reports/lists/narrowing.ts'
import { tellReports } from '#reports/lists/reports-in-full.ts'
import { type Finding, findingAll, findReports } from '#reports/programs/find-reports.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { type Sought, saysTooLittle } from '#reports/search/sought.ts'
import { answerTagged } from '../answer-tagged.ts'
import { notABody } from '../codes.ts'
import { cursorIn } from '../cursor.ts'
import { collectionOf, geoJson, wantsGeoJson } from '../geojson.ts'
import { nextPage } from '../next-page.ts'
import { readQuestion, refuseQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { asFeature, reportFeature } from './report-feature.ts'
import { categoriesOf, groundOf, type ReportsAsked, reportsQuestion } from './reports-question.ts'
import { shownReport, showReport } from './shown-report.ts'

export const reportsAnswer = named(
  'Reports',
  z.object({ reports: z.array(shownReport), next: z.string().nullable() }),
)
export const reportsGeoJson = named(
  'ReportsGeoJson',
  collectionOf(reportFeature).extend({ next: z.string().nullable() }),
)

/**
 * `GET /api/v1/reports`: what everybody may read, the newest first, a page of it; with `updated_after` what
 * has changed since, the first changed first. As GeoJSON to who accepts that.
 */
export async function listOfReports(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, reportsQuestion)
  if (!read.ok) return read.answer
  const { holder } = read.asked
  if (holder !== undefined && !rooms.tables().receivers.body(holder))
    return refuseQuestion(c, { holder: notABody })
  const { q, municipality = null } = read.asked
  const sought = q === undefined ? null : await findSought(rooms.db, q, { within: municipality })
  // Words that tell no report from another must not become everything.
  if (sought && saysTooLittle(sought)) return refuseQuestion(c, { q: 'words that say what is looked for' })
  const { numbers, cursor } = await readInTime(rooms.db, (tx) => pageOf(tx, read.asked, sought))
  const told = await tellReports(rooms.db, numbers)
  const reports = told
    .toSorted((one, other) => numbers.indexOf(one.number) - numbers.indexOf(other.number))
    .map((report) => showReport(rooms.baseUrl, report))
  const next = nextPage(ask, cursor)
  if (!wantsGeoJson(ask)) return answerTagged(ask, { reports, next }, { maxAge: 60 })
  const collection = { type: 'FeatureCollection', features: reports.map(asFeature), next }
  return answerTagged(ask, collection, { type: geoJson, maxAge: 60 })
}

async function pageOf(db: Db, asked: ReportsAsked, sought: Sought | null): Promise<Page> {
  // Codes that are none of the group's: nothing need be looked for.
  if (categoriesOf(asked)?.length === 0) return { numbers: [], cursor: null }
  return asked.updated_after === undefined
    ? newest(db, questionOf(asked, sought), asked.limit)
    : changedSince(db, findingOf(asked, sought), asked.limit)
}

type Page = { numbers: readonly number[]; cursor: string | null }

async function newest(db: Db, question: ListQuestion, limit: number): Promise<Page> {
  const { reports, hasAfter } = await listReports(db, question, limit)
  const numbers = reports.map(({ number }) => number)
  return { numbers, cursor: hasAfter ? cursorIn('reports', numbers.at(-1) ?? 0) : null }
}

/** The first changed first, up to where nothing older can come any more. */
async function changedSince(db: Db, finding: Finding, limit: number): Promise<Page> {
  const { exactly } = await settledBefore(db)
  const changed = { after: finding.changed.after, before: exactly }
  const found = await findReports(db, { ...finding, changed, most: limit + 1 })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    numbers: shown.map(({ number }) => number),
    cursor: last ? cursorIn('changes', `${last.changed}-${last.number}`) : null,
  }
}

function questionOf(asked: ReportsAsked, sought: Sought | null): ListQuestion {
  const { municipality = null, holder = null, state_group, cursor } = asked
  return {
    ...{ municipality, holder, sought },
    categories: categoriesOf(asked),
    days: null,
    hasPhoto: asked.has_photo !== undefined,
    group: state_group ?? null,
    ground: groundOf(asked),
    confirmed: confirmedOf(asked),
    order: 'newest',
    from: typeof cursor === 'number' ? { number: cursor, way: 'on' } : null,
  }
}

function findingOf(asked: ReportsAsked, sought: Sought | null): Finding {
  const { municipality = null, holder, updated_after: after = null, limit, cursor } = asked
  return {
    ...{ ...findingAll, municipality, sought, most: limit },
    holders: holder === undefined ? null : [holder],
    categories: categoriesOf(asked),
    hasPhoto: asked.has_photo !== undefined,
    area: groundOf(asked),
    confirmed: confirmedOf(asked),
    changed: { after, before: null },
    beyond: typeof cursor === 'object' ? cursor : null,
    order: 'changed_first',
  }
}

const confirmedOf = ({ confirmed_from, confirmed_to }: ReportsAsked): Span => ({
  from: confirmed_from ?? null,
  before: confirmed_to ?? null,
})
