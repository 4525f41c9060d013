import { type NotNull, sql } from 'kysely'
import { isPrivateCategory } from '#bodies/private-categories.ts'
import { storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, isStanding } from '#people/links/links.ts'
import { provenPerson } from '#people/proven-person.ts'
import type { Decision, Responsibility } from '#responsibility/stored.ts'
import { Gone, NotFound } from '../errors.ts'
import { beginAtHolder } from './deliveries/begin-at-holder.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { followReport } from './follow-report.ts'
import { mustBeHeld, publishedText, textWhileHeld } from './held-text.ts'
import { openCase } from './open-case.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { publishedAnswers } from './publish-answers.ts'
import { publishedByResident } from './publish-text.ts'
import { recordEvent } from './record-event.ts'
import type { Door, OwnCase, Visibility } from './report.ts'

export type Confirmation = {
  draft: string
  link: string | null
  decision: Decision
  door: Door
  /** When it was reported, if it is told afterwards. */
  at?: Date
  /** Told by a source that is trusted: nobody has to prove an address, and the report has no reporter. */
  isVouched?: boolean
  /** The holder's own case, begun in its system. */
  own?: OwnCase
  /** The holder's own order, made here by its link: for its holder alone. */
  order?: { link: string | null }
}
export type Confirmed = { number: number; first: boolean }

/**
 * Makes a report of a draft: number, case, follower, delivery, in one transaction.
 * A second confirmation answers the same number and changes nothing, whatever has happened since.
 * The link is asked again under the draft's lock: an address changed meanwhile has not been proven by it.
 */
export function confirmReport(db: Db, confirmation: Confirmation): Promise<Confirmed> {
  const { draft: id, link, decision, door, at, isVouched = false, own, order } = confirmation
  const { holder, exception, responsibility } = decision
  return inTransaction(db, async (tx) => {
    const draft = await lockDraft(tx, id)
    if (draft.report) return { number: draft.report, first: false }
    if ((!draft.email && !isVouched) || draft.expired) throw new Gone('the draft has expired')
    if (link && !(await isStanding(tx, 'confirm', link, { draft: id })))
      throw new Gone('the link belongs to an older address')
    const person = draft.email && !isVouched ? await provenPerson(tx, { ...draft, email: draft.email }) : null
    const isPrivate = await isPrivateCategory(tx, holder, draft.category)
    const visibility = order || (own && !own.isPublic) ? 'internal' : isPrivate ? 'private' : 'public'
    // What nobody else reads needs no holding.
    const isHeld = visibility === 'public' && mustBeHeld(draft)
    const number = await createReport(tx, { draft, person, responsibility, visibility, isHeld, at })
    const actor = order ? 'body' : own ? 'case_system' : 'reporter'
    const held = await openCase(tx, {
      report: number,
      municipality: draft.municipality,
      holder,
      exception,
      moved_by: actor,
      at,
    })
    await recordEvent(tx, {
      act: 'confirm',
      door,
      actor,
      person,
      report: number,
      municipality: draft.municipality,
      case_id: held.id,
      holder,
      to_state: 'new',
      ...(order ? { link: order.link, body: holder } : { link }),
      ...(draft.urgent.length > 0 && { facts: { urgent: draft.urgent.join(' ') } }),
      ...(at && { occurred_at: at }),
    })
    if (isHeld) await recordHolding(tx, number, draft, door)
    if (person !== null) await follow(tx, number, person, draft)
    if (own) await beginAtHolder(tx, held, own)
    else await queueDelivery(tx, held, 'report')
    await attachPhotos(tx, { form: id, report: number, municipality: draft.municipality })
    await emptyDraft(tx, id, number)
    return { number, first: true }
  })
}

async function lockDraft(tx: Db, id: string) {
  const draft = await tx
    .selectFrom('drafts')
    .select([
      'lat',
      'lon',
      'place_words',
      'place_is_approximate',
      'municipality',
      'category',
      'title',
      'description',
      'answers',
      'urgent',
      'name',
      'email',
      'telephone',
      'language',
      'created_at',
      'report',
    ])
    .select(sql<boolean>`expires_at <= now()`.as('expired'))
    .where('id', '=', id)
    .where('sent_at', 'is not', null)
    .$narrowType<{ lat: NotNull; lon: NotNull; municipality: NotNull; category: NotNull }>()
    .forUpdate()
    .executeTakeFirst()
  if (!draft) throw new NotFound('no such draft')
  return draft
}

type Draft = Awaited<ReturnType<typeof lockDraft>>

type NewReport = {
  draft: Draft
  person: number | null
  responsibility: Responsibility
  visibility: Visibility
  isHeld: boolean
  at: Date | undefined
}

async function createReport(tx: Db, report: NewReport): Promise<number> {
  const { draft, person, responsibility, visibility, isHeld, at } = report
  const { lat, lon, place_words, place_is_approximate, municipality, category, language, created_at } = draft
  const { number } = await tx
    .insertInto('reports')
    .values({
      lat,
      lon,
      place_words: publishedByResident(place_words),
      place_is_approximate,
      municipality,
      category,
      language,
      visibility,
      created_at: at ?? created_at,
      reporter: person,
      urgent: draft.urgent,
      ...(isHeld && { text_held_at: sql<Date>`now()` }),
      responsibility: JSON.stringify(responsibility),
      ...(at && { confirmed_at: at }),
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  const { title, description, name, email, telephone } = draft
  const answers = storedAnswers.parse(draft.answers)
  await tx
    .insertInto('report_texts')
    .values([
      {
        report: number,
        version: 'original',
        municipality,
        title,
        description,
        place_words,
        reporter_name: name,
        reporter_telephone: telephone,
        // One that a link has proven is the person's own.
        reporter_email: person === null ? email : null,
        answers: JSON.stringify(answers),
      },
      {
        report: number,
        version: 'published',
        municipality,
        ...(isHeld ? textWhileHeld(draft) : publishedText(draft)),
        answers: JSON.stringify(await publishedAnswers(tx, answers)),
      },
    ])
    .execute()
  return number
}

const recordHolding = (tx: Db, report: number, { municipality }: Draft, door: Door): Promise<number> =>
  recordEvent(tx, { act: 'hold_text', door, actor: 'worker', report, municipality })

async function follow(
  tx: Db,
  report: number,
  person: number,
  { municipality, language }: Draft,
): Promise<void> {
  await followReport(tx, { report, municipality }, person, language)
  await createLink(tx, 'reporter', { report, person })
}

/** What was written now lives with the report; the draft keeps only the way to it. */
async function emptyDraft(tx: Db, id: string, report: number): Promise<void> {
  await tx
    .updateTable('drafts')
    .set({
      report,
      title: '',
      description: '',
      answers: '[]',
      name: null,
      email: null,
      telephone: null,
      place_words: '',
    })
    .where('id', '=', id)
    .execute()
}
