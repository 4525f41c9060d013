import { randomUUID } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { waterAt } from '#geo/water.ts'
import { paths } from '#paths.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { cleanLine } from '#text/plain-text.ts'
import { answerPage, goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { formAt, sayPlace } from '../place-words.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { type FormPlace, isUnsure, readPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { type ReadReport, readReport } from './read-report.ts'
import { recipientIn } from './recipient.ts'
import { outsidePage, refusalPage } from './refusal.tsx'
import { FormSummary, ReportForm } from './report-form.tsx'
import { answerSearch } from './search.tsx'

/** The form for a place; who gets the report, and that somebody does, is known before anything is typed. */
export async function newReportPage(ask: Ask): Promise<Response> {
  const { lat, lon, plats } = ask.c.req.query()
  if (lat === undefined && lon === undefined) return answerSearch(ask, { words: '' })
  const read = readPlace(ask, lat, lon)
  if (!read.ok) return read.why === 'unreadable' ? unreadablePlace(ask) : outsidePage(ask, read.why)
  const recipients = recipientsAt(ask, read.place)
  const [first] = recipients
  if (first?.refusal && recipients.every(({ refusal }) => refusal)) return refusalPage(ask, first.refusal)
  const fields = { key: randomUUID(), place: cleanLine((plats ?? '').slice(0, 400)) }
  return answerForm(ask, { fields, mistakes: {}, place: read.place, recipients })
}

export async function sendReport(ask: Ask): Promise<Response> {
  const report = readReport(ask)
  const key = z.uuid().safeParse(ask.fields['key'])
  if (!report.ok) return report.answer ?? answerMistakes(ask, report)
  if (!key.success) return answerMistakes(ask, { place: report.place, mistakes: { form: 'key' } })
  const { db, links } = ask.rooms
  const { confirmedAs, draftLink } = await saveDraft(db, { id: key.data.toLowerCase(), ...report.written })
  return goTo(ask, confirmedAs ? paths.report(confirmedAs) : paths.draft(links.token('draft', draftLink)))
}

type Mistaken = Pick<Extract<ReadReport, { ok: false; answer: null }>, 'place' | 'mistakes'>

function answerMistakes(ask: Ask, { place, mistakes }: Mistaken): Response {
  const fields = mistakes['form'] ? { ...ask.fields, key: randomUUID() } : ask.fields
  return answerForm(ask, { fields, mistakes, place, recipients: recipientsAt(ask, place) }, 422)
}

export const recipientsAt = (ask: Ask, { point, candidates }: FormPlace) =>
  candidates.map((code) => recipientIn(ask, point, code))

type Showing = Omit<FormToShow, 'action' | 'button'>

function answerForm(ask: Ask, showing: Showing, status: ContentfulStatusCode = 200): Response {
  const words = ask.say.pages.reporting.form
  const form = { ...showing, action: to(ask, paths.form()), button: words.send }
  const here = formAt(showing.place.point, showing.fields['place'])
  return answerPage(
    { ...ask, here },
    {
      title: words.title,
      status,
      children: (
        <Narrow>
          <FormSummary ask={ask} form={form} />
          <BackLink href={to(ask, paths.search())} label={words.back} />
          <h1>{words.title}</h1>
          <Where ask={ask} place={showing.place} municipality={showing.recipients[0]?.name ?? ''} />
          <ReportForm ask={ask} form={form} />
        </Narrow>
      ),
    },
  )
}

/** The place in words, so that it can be checked without a map; and whether it looks like water. */
export function Where({ ask, place, municipality }: { ask: Ask; place: FormPlace; municipality: string }) {
  const words = ask.say.pages.reporting.form
  const { nearest, coordinates } = sayPlace(place.point, place.candidates[0])
  const near = isUnsure(place)
    ? ask.say.pages.finding.search.nearest(nearest)
    : words.near(nearest, municipality)
  const water = waterAt(place.point)
  return (
    <>
      <Facts
        facts={[
          {
            term: words.where,
            detail: (
              <>
                <p>{near}</p>
                <p class="muted">{coordinates}</p>
              </>
            ),
          },
        ]}
      />
      {water && (
        <Notice tone="warning">
          <p>{words.inWater(water.kind, water.name)}</p>
        </Notice>
      )}
    </>
  )
}

const unreadablePlace = (ask: Ask): Response =>
  answerSearch(ask, { words: '', error: ask.say.pages.finding.search.badPlace, status: 422 })
