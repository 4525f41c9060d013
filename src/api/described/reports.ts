import { z } from 'zod'
import { reportsAnswer, reportsGeoJson } from '../reports/list-of-reports.ts'
import { reportAnswer, reportGeoJson, reportQuestion } from '../reports/one-report.ts'
import { reportsQuestion } from '../reports/reports-question.ts'
import { updatesAnswer } from '../reports/updates-of-report.ts'
import type { Described } from './described.ts'

/** What programs fetch reports by. */
export const describedReports = {
  list: {
    id: 'listReports',
    tag: 'reports',
    summary: 'Reports, the newest first',
    description:
      'All that everybody may read, narrowed by what is given. `next` is the address of the page after, or null.',
    question: reportsQuestion,
    answer: reportsAnswer,
    geoJson: reportsGeoJson,
  },
  one: {
    id: 'getReport',
    tag: 'reports',
    summary: 'One report, with its photos and updates',
    description: '404 where the report is not public, 410 where it was and has been hidden.',
    question: reportQuestion,
    answer: reportAnswer,
    geoJson: reportGeoJson,
  },
  updates: {
    id: 'listUpdates',
    tag: 'reports',
    summary: 'What has happened with a report, the newest first',
    description: 'At most the latest 500. The id of an update never changes.',
    question: z.strictObject({}),
    answer: updatesAnswer,
  },
} as const satisfies Record<string, Described>
