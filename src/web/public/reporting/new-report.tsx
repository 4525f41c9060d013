import { randomUUID } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { nearestAddress } from '#geo/nearest-address.ts'
import { waterAt } from '#geo/water.ts'
import type { Fields } from '#http/form.ts'
import { paths } from '#paths.ts'
import { linkToDraft, type SentDraft } from '#reports/draft.ts'
import { markOfDraft } from '#reports/draft-mark.ts'
import { isPublicReport } from '#reports/public-report.ts'
import { cleanLine } from '#text/plain-text.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { formAt, sayPlace } from '../../place-words.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { answerSearch } from '../answer-search.tsx'
import { looksAutomatic } from '../automatic.tsx'
import { MovePin } from '../map/move-pin.tsx'
import { ReportSteps } from '../report-steps.tsx'
import { shownPhotos } from './form-photos.ts'
import { type FormPlace, isUnsure, readPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { knownAt } from './known-section.tsx'
import { type ReadReport, readReport } from './read-report.ts'
import { recipientIn } from './recipient.ts'
import { outsidePage, refusalPage } from './refusal.tsx'
import { FormSummary, formScripts, ReportForm } from './report-form.tsx'
import { saveSeen } from './save-seen.ts'
import { settleFields } from './settle-fields.ts'
import { changePhotos } from './take-photos.ts'

/** The form for a place; who gets the report, and that somebody does, is known before anything is typed. */
export async function newReportPage(ask: Ask): Promise<Response> {
  const { lat, lon } = ask.c.req.query()
  if (lat === undefined && lon === undefined) return answerSearch(ask, { words: '' })
  const read = readPlace(ask, ask.c.req.query())
  if (!read.ok) return read.why === 'unreadable' ? unreadablePlace(ask) : outsidePage(ask, read.why)
  const recipients = recipientsAt(ask, read.place)
  const [first] = recipients
  if (first?.refusal && recipients.every(({ refusal }) => refusal)) return refusalPage(ask, first.refusal)
  const fields = await placeFields(ask, read.place)
  const form = { key: randomUUID(), photos: [], mistakes: {} }
  return answerForm(ask, { ...form, fields, place: read.place, recipients })
}

/** The words for the place that came along, else the nearest address as a suggestion: asked for here alone. */
async function placeFields({ c, rooms, say }: Ask, { point }: FormPlace): Promise<Fields> {
  const words = cleanLine((c.req.query('plats') ?? '').slice(0, 400))
  const near = words === '' ? await nearestAddress(point, rooms.geocoder) : null
  return near === null ? { place: words } : { place: say.pages.finding.search.nearest(near), near }
}

export async function sendReport(sent: Ask): Promise<Response> {
  const ask = { ...sent, fields: settleFields(sent.fields) }
  const report = readReport(ask)
  if (!report.ok && report.answer) return report.answer
  const { place } = report
  const key = z.uuid().safeParse(ask.fields['key'])
  if (!key.success) return answerMistakes(ask, { key: randomUUID(), place, mistakes: { form: 'key' } })
  const id = key.data.toLowerCase()
  const photos = await changePhotos(ask, id)
  const mistakes = { ...(report.ok ? {} : report.mistakes), ...photos.mistakes }
  if (photos.isDropped) return answerMistakes(ask, { key: id, place, mistakes: {} })
  if (!report.ok || photos.mistakes) return answerMistakes(ask, { key: id, place, mistakes })
  const automatic = looksAutomatic(ask)
  if (automatic) return answerMistakes(ask, { key: id, place, mistakes: { form: automatic } })
  const { db, links } = ask.rooms
  const stored = await saveSeen(ask, { id, ...report.written })
  if ('changed' in stored) return answerChanged(ask, { key: id, place }, stored.changed)
  const { confirmedAs, draftLink } = stored.saved
  const isShown = confirmedAs !== null && (await isPublicReport(db, confirmedAs))
  return goTo(ask, isShown ? paths.report(confirmedAs) : paths.draft(links.token('draft', draftLink)))
}

type Mistaken = Pick<Extract<ReadReport, { ok: false; answer: null }>, 'place' | 'mistakes'> &
  Pick<FormToShow, 'key' | 'changed'>

/** It was sent already, in other words: both are shown. */
async function answerChanged(
  ask: Ask,
  { key, place }: Pick<Mistaken, 'key' | 'place'>,
  draft: SentDraft,
): Promise<Response> {
  const { db, links } = ask.rooms
  const link = await linkToDraft(db, draft.id)
  const changed = { draft, href: to(ask, paths.draft(links.token('draft', link ?? ''))) }
  const fields = { ...ask.fields, seen: markOfDraft(draft) }
  return answerMistakes({ ...ask, fields }, { key, place, mistakes: {}, changed })
}

async function answerMistakes(ask: Ask, { key, place, mistakes, changed }: Mistaken): Promise<Response> {
  const { fields } = ask
  const mistaken = Object.keys(mistakes).length > 0 ? 422 : 200
  const status = changed ? 409 : mistaken
  const photos = await shownPhotos(ask, key)
  const recipients = recipientsAt(ask, place)
  return answerForm(ask, { key, photos, fields, mistakes, place, recipients, changed }, status)
}

export const recipientsAt = (ask: Ask, place: FormPlace) =>
  place.candidates.map((code) => recipientIn(ask, place, code))

type Showing = Omit<FormToShow, 'action' | 'button' | 'known'>

async function answerForm(ask: Ask, showing: Showing, status: ContentfulStatusCode = 200): Promise<Response> {
  const words = ask.say.pages.reporting.form
  const known = await knownAt(ask, showing)
  const button = showing.changed ? ask.say.pages.reporting.changed.save : words.send
  const form = { ...showing, known, action: to(ask, paths.form()), button }
  const { point, isTown } = showing.place
  const here = formAt(point, { words: showing.fields['place'], isTown })
  return answerPage(
    { ...ask, here },
    {
      title: words.title,
      status,
      scripts: formScripts,
      hasMap: true,
      children: (
        <Narrow>
          <FormSummary ask={ask} form={form} />
          <ReportSteps ask={ask} at="problem" placeHref={to(ask, paths.search('', showing.place.point))} />
          <h1>{words.title}</h1>
          <div id="kept-here" class="flow" />
          <Where
            ask={ask}
            place={showing.place}
            municipality={showing.recipients[0]?.name ?? ''}
            address={showing.fields['near']}
          />
          <ReportForm ask={ask} form={form} />
        </Narrow>
      ),
    },
  )
}

type WhereProps = {
  ask: Ask
  place: FormPlace
  municipality: string
  /** The address beside it, where a geocoder knew one when the form was first shown. */
  address?: string | undefined
}

/** The place in words, so that it can be checked without a map; and whether it looks like water. */
export function Where({ ask, place, municipality, address }: WhereProps) {
  const words = ask.say.pages.reporting.form
  const { nearest, coordinates } = sayPlace(place.point, place.candidates[0])
  const known = cleanLine((address ?? '').slice(0, 200)) || nearest
  const near = isUnsure(place) ? ask.say.pages.finding.search.nearest(known) : words.near(known, municipality)
  const water = place.isTown ? null : waterAt(place.point)
  return (
    <>
      <Facts
        facts={[
          {
            term: words.where,
            detail: (
              <>
                <p id="place-words">{near}</p>
                <p class="muted" id="place-coordinates">
                  {place.isTown ? words.inTown : coordinates}
                </p>
              </>
            ),
          },
        ]}
      />
      <MovePin ask={ask} place={place} />
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
