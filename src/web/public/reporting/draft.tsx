import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answeredFields } from '#bodies/questions/answered-fields.ts'
import { formatDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type Draft, draftById, type SentDraft } from '#reports/draft.ts'
import { markOfDraft } from '#reports/draft-mark.ts'
import { wayToReport } from '#reports/way-to-report.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NumberedList } from '../../ui/numbered-list.tsx'
import { badLinkPage, kindPage } from '../kind-pages.tsx'
import { otherPlaceOf } from '../place-goal.ts'
import { ReportSteps } from '../report-steps.tsx'
import { answerBegun, begunDraftPage } from './begun-draft.tsx'
import { EmergencyNotice } from './emergency-notice.tsx'
import { FormPhotoTiles } from './form-photo-tiles.tsx'
import { type ShownPhoto, shownPhotos } from './form-photos.ts'
import { other, readPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { isDraftPrivate } from './kept-private.ts'
import { recipientsAt, Where } from './new-report.tsx'
import { otherPlace } from './other-place.ts'
import { hasBroken } from './photos-section.tsx'
import { readSent } from './read-sent.ts'
import { draftAnswer } from './recipient.ts'
import { outsidePage } from './refusal.tsx'
import { FormSummary, formScripts, ReportForm } from './report-form.tsx'
import { saveSeen } from './save-seen.ts'
import { settleFields } from './settle-fields.ts'

/** The receipt, and the form to change what was sent for as long as nobody has confirmed it; or to finish what was begun. */
export async function draftPage(asked: Ask, link: Link): Promise<Response> {
  const ask = withOtherPlace(asked)
  const draft = await openDraft(ask, link)
  if (draft instanceof Response) return draft
  const other = otherPlace(ask)
  if (!draft.isSent) return begunDraftPage(ask, draft, { other })
  return answerDraft(ask, draft, { fields: { ...fieldsOf(draft), ...other }, mistakes: {} })
}

export async function changeDraft(sent: Ask, link: Link): Promise<Response> {
  const ask = { ...withOtherPlace(sent), fields: settleFields(sent.fields) }
  const draft = await openDraft(ask, link)
  if (draft instanceof Response) return draft
  const read = await readSent(ask, draft.id)
  if (!read.ok && read.answer) return read.answer
  if (read.ok) {
    const stored = await saveSeen(ask, { id: draft.id, ...read.written })
    if ('changed' in stored) return answerChanged(ask, stored.changed)
    return goTo(ask, draft.isSent ? `${ask.here}?sparat=1` : ask.here)
  }
  const { status, ...shown } = read
  return draft.isSent ? answerDraft(ask, draft, shown, status) : answerBegun(ask, draft, shown, status)
}

const withOtherPlace = (ask: Ask): Ask => ({
  ...ask,
  placeGoal: otherPlaceOf(ask.c.req.param('token') ?? ''),
})

/** What is stored and what was typed, both: saved once more, what was typed is what is stored. */
function answerChanged(ask: Ask, draft: SentDraft): Promise<Response> {
  const fields = { ...ask.fields, seen: markOfDraft(draft) }
  return answerDraft(ask, draft, { fields, mistakes: {}, changed: { draft, href: ask.c.req.path } }, 409)
}

/** The draft a link opens, or the page that says what has become of it. */
async function openDraft(ask: Ask, { draft: id }: Link): Promise<Draft | Response> {
  const draft = id ? await draftById(ask.rooms.db, id) : undefined
  if (!draft) return badLinkPage(ask)
  const words = ask.say.pages.reporting.draft
  if (draft.report) {
    // Who wrote it need not have the address: a private report is shown by the letter's link alone.
    const { isPublic } = await wayToReport(ask.rooms.db, draft.report)
    return isPublic
      ? confirmedPage(ask, paths.report(draft.report), words.confirmed, words.confirmedWords)
      : confirmedPage(ask, null, words.confirmed, words.confirmedPrivately)
  }
  return draft.hasExpired ? expiredDraftPage(ask) : draft
}

export function confirmedPage(ask: Ask, href: string | null, title: string, words: string): Response {
  const { toReport } = ask.say.pages.reporting.draft
  return kindPage(
    ask,
    200,
    { title, words },
    href && (
      <ButtonLink kind="primary" href={to(ask, href)}>
        {toReport}
      </ButtonLink>
    ),
  )
}

export const expiredDraftPage = (ask: Ask): Response => {
  const { expired, expiredWords } = ask.say.pages.reporting.draft
  return kindPage(ask, 410, { title: expired, words: expiredWords })
}

function fieldsOf(draft: SentDraft): FormToShow['fields'] {
  const { lat, lon, category, title, description, placeWords, email, name, municipality, chosen } = draft
  const words = { category, title, description, place: placeWords, email: email ?? '', name: name ?? '' }
  const answers = answeredFields(draft.answers)
  const objection = chosen && { recipient: chosen.body, objection: chosen.why }
  const { isApproximate } = draft
  return {
    seen: markOfDraft(draft),
    lat: String(lat),
    lon: String(lon),
    ort: isApproximate ? '1' : '',
    municipality,
    calm: draft.urgent.join(' '),
    ...answers,
    ...words,
    ...objection,
  }
}

type Shown = Pick<FormToShow, 'fields' | 'mistakes' | 'changed'>

async function answerDraft(ask: Ask, draft: SentDraft, shown: Shown, status: ContentfulStatusCode = 200) {
  const words = ask.say.pages.reporting
  const read = readPlace(ask, shown.fields)
  if (!read.ok) return read.why === 'unreadable' ? badLinkPage(ask) : outsidePage(ask, read.why)
  const recipients = recipientsAt(ask, read.place)
  const fields = withHome(shown.fields, read.place.candidates)
  const photos = await shownPhotos(ask, draft.id)
  const form = {
    ...shown,
    fields,
    key: draft.id,
    photos,
    place: read.place,
    recipients,
    action: ask.c.req.path,
    button: shown.changed ? words.changed.save : words.draft.save,
    isSent: true as const,
  }
  const isSaved = ask.c.req.query('sparat') !== undefined
  const isOpen =
    isSaved ||
    status !== 200 ||
    ask.fields['show'] !== undefined ||
    ask.fields['remove'] !== undefined ||
    isMoved(ask)
  const { token = '' } = ask.c.req.param()
  return answerPage(ask, {
    title: words.draft.title,
    status,
    scripts: formScripts,
    children: (
      <Narrow>
        <FormSummary ask={ask} form={form} />
        {isSaved && <Notice tone="success" title={words.draft.saved} live />}
        <ReportSteps ask={ask} at="confirm" />
        <Drawing name="letter" />
        <h1>{words.draft.title}</h1>
        <p class="lead">{words.draft.lead}</p>
        <EmergencyNotice ask={ask} draft={draft} />
        <Next ask={ask} draft={draft} />
        <ReceivedPhotos ask={ask} photos={photos} />
        <details class="fold" open={isOpen}>
          <summary>{words.draft.change}</summary>
          <div class="flow">
            <p>{words.draft.changeHint}</p>
            <Where ask={ask} place={read.place} municipality={recipients[0]?.name ?? ''} />
            <p>
              <a href={to(ask, paths.draftPlace(token))}>{words.form.back}</a>
            </p>
            <ReportForm ask={ask} form={form} />
          </div>
        </details>
      </Narrow>
    ),
  })
}

const isMoved = ({ c }: Ask): boolean => c.req.method === 'GET' && c.req.query('lat') !== undefined

/** A home that is none of the candidates was picked from the list of all. */
function withHome(fields: FormToShow['fields'], candidates: readonly string[]): FormToShow['fields'] {
  const { municipality = '' } = fields
  if (municipality === other || municipality === '' || candidates.includes(municipality)) return fields
  return { ...fields, municipality: other, otherMunicipality: municipality }
}

/** Small, as they came; what could not be read is said, and holds nothing up. */
function ReceivedPhotos({ ask, photos }: { ask: Ask; photos: readonly ShownPhoto[] }) {
  const words = ask.say.pages.photos
  return (
    <>
      {hasBroken(photos) && (
        <Notice tone="warning">
          <p>{words.broken}</p>
        </Notice>
      )}
      <FormPhotoTiles ask={ask} photos={photos} />
    </>
  )
}

function Next({ ask, draft }: { ask: Ask; draft: SentDraft }) {
  const words = ask.say.pages.reporting.draft
  const { reads } = ask.say.pages.confirming.receipt
  const recipient = draftAnswer(ask, draft)?.recipient
  const body = recipient?.takes ? recipient.name : null
  const goes = body && isDraftPrivate(ask, draft) ? words.goesPrivately(body) : words.goes(body)
  const steps = [words.open(draft.email ?? ''), goes, ...(body ? [reads(body)] : [])]
  return (
    <Notice title={words.next}>
      <NumberedList items={steps} />
      <p>{words.missing}</p>
      <p>{words.keeps(formatDay(draft.expiresAt, ask.language))}</p>
      {ask.rooms.mailbox && (
        <p>
          <a href={paths.mailbox()}>{words.letters}</a>
        </p>
      )}
    </Notice>
  )
}
