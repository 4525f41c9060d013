import { z } from 'zod'
import { publicAnswers, sayAnswers } from '#bodies/questions/say-answers.ts'
import type { Sighting } from '#reports/contributions/count-sightings.ts'
import { tellReports } from '#reports/lists/reports-in-full.ts'
import type { PublicReport } from '#reports/public-report.ts'
import { NotFound } from '../../errors.ts'
import { answerTagged } from '../answer-tagged.ts'
import { geoJson, wantsGeoJson } from '../geojson.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { language, moment, named } from '../schemas.ts'
import { asFeature, featureOfReport } from './report-feature.ts'
import { reportOfAddress } from './report-of-address.ts'
import { shownPhoto, showPhotos } from './shown-photo.ts'
import { shownReport, showReport } from './shown-report.ts'
import { shownUpdate, showUpdates } from './shown-update.ts'

const sighting = named('Sighting', z.object({ count: z.int(), latest: moment }))

export const reportAnswer = named(
  'ReportWithUpdates',
  shownReport.extend({
    isHandedOver: z.boolean(),
    heldSince: moment,
    reopened: z.int().describe('How many times it was opened anew.'),
    mainReport: z.int().nullable().describe('The report it was merged into, where everybody may see that.'),
    supporters: z.int().describe('How many besides the reporter see it too.'),
    thanks: z.int(),
    saidFixed: sighting.nullable(),
    saidStill: sighting.nullable(),
    answers: z.array(z.object({ code: z.string(), question: z.string(), answer: z.string() })),
    photos: z.array(shownPhoto),
    updates: z.array(shownUpdate),
  }),
)
export const reportGeoJson = named(
  'ReportWithUpdatesFeature',
  featureOfReport(reportAnswer.omit({ lat: true, lon: true })),
)
export const reportQuestion = z.strictObject({
  language: language.default('sv').describe('Of what stands beside what was written: questions and answers.'),
})

/** `GET /api/v1/reports/:number`: a report with all that has happened. 404 where it is not public, 410 where it is hidden. */
export async function oneReport(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, reportQuestion)
  if (!read.ok) return read.answer
  const report = await reportOfAddress(ask)
  const [told] = await tellReports(rooms.db, [report.number])
  if (!told) throw new NotFound('no longer public')
  const shown = { ...showReport(rooms.baseUrl, told), ...besides(ask, report, read.asked.language) }
  if (!wantsGeoJson(ask)) return answerTagged(ask, shown, { maxAge: 60 })
  return answerTagged(ask, asFeature(shown), { type: geoJson, maxAge: 60 })
}

function besides({ rooms }: ApiAsk, report: PublicReport, language: 'sv' | 'en') {
  const { isHandedOver, heldSince, reopened, supporters, thanks, sightings } = report
  const { questions } = rooms.tables().guidance
  const answers = sayAnswers(questions, publicAnswers(questions, report.answers), language)
  return {
    ...{ isHandedOver, reopened, supporters, thanks },
    heldSince: heldSince.toISOString(),
    mainReport: report.isMainPublic ? report.mainReport : null,
    saidFixed: showSighting(sightings.fixed),
    saidStill: showSighting(sightings.still),
    answers: answers.map(({ code, question, answer }) => ({ code, question, answer })),
    photos: showPhotos(rooms.baseUrl, report.photos),
    updates: showUpdates(rooms.baseUrl, report.happenings),
  }
}

const showSighting = (said: Sighting | null) =>
  said && { count: said.count, latest: said.latest.toISOString() }
