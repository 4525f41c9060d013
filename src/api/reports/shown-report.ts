import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import { roundPoint } from '#geo/browser/point.ts'
import { paths } from '#paths.ts'
import type { ReportInFull } from '#reports/lists/reports-in-full.ts'
import { groupOf } from '#reports/states.ts'
import { language, moment, named, state, stateGroup } from '../schemas.ts'

/** A report as lists tell of it. Names of fields are read by programs of others: they are added to, never changed. */
export const shownReport = named(
  'Report',
  z.object({
    number: z.int(),
    page: z.string().describe('Its page, for people.'),
    self: z.string().describe('Itself in the API.'),
    title: z.string(),
    description: z.string().describe('As it is published: personal details are masked.'),
    language: language.describe('What it is written in.'),
    state,
    stateGroup,
    stateSince: moment,
    plannedFor: z.iso.date().nullable(),
    isFixConfirmed: z
      .boolean()
      .describe('Others than the holder have seen the fix, and nobody that it fails.'),
    category: z.string(),
    categoryGroup: z.string().nullable(),
    municipality: z.string().describe('Where it lies: the code of SCB.'),
    municipalityName: z.string(),
    holder: z.string().describe('The body whose case it is now, by its code.'),
    holderName: z.string(),
    confirmedAt: moment,
    changedAt: moment.describe('When what everybody may read of it last changed.'),
    isTextHeld: z.boolean().describe('A person reads what was written before everybody may.'),
    lat: z.number(),
    lon: z.number(),
    placeWords: z.string(),
    isApproximate: z.boolean().describe('Only the town is known: the place is its middle.'),
    photo: z.string().nullable().describe('Its first photo.'),
  }),
)
export type ShownReport = z.output<typeof shownReport>

export const showReport = (baseUrl: string, report: ReportInFull): ShownReport => ({
  ...report,
  ...roundPoint(report),
  page: baseUrl + paths.report(report.number),
  self: baseUrl + paths.apiReport(report.number),
  stateGroup: groupOf[report.state],
  stateSince: report.stateSince.toISOString(),
  confirmedAt: report.confirmedAt.toISOString(),
  changedAt: report.changedAt.toISOString(),
  categoryGroup: categoryByCode(report.category)?.group ?? null,
  photo: report.photo && baseUrl + paths.photo(report.photo, 'medium'),
})
