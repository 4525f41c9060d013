import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type BegunDraft, draftById } from '#reports/draft.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { placeOfMailed } from '../place-goal.ts'
import { answerBegun, begunDraftPage } from './begun-draft.tsx'
import { otherPlace } from './other-place.ts'
import { readSent } from './read-sent.ts'
import { settleFields } from './settle-fields.ts'

/** What a mail of its sender's has begun and nobody has finished; null of all others that a link confirms. */
export async function begunByMail({ rooms }: Ask, { draft: id }: Link): Promise<BegunDraft | null> {
  const draft = id ? await draftById(rooms.db, id) : undefined
  return draft && !draft.isSent && !draft.hasExpired ? draft : null
}

/** The form, filled in as the mail was understood. Its link came by letter: whoever has it has the mailbox. */
export function mailedDraftPage(ask: Ask, draft: BegunDraft): Promise<Response> {
  return begunDraftPage(byMail(ask), draft, { other: otherPlace(ask), ...provenFor(draft) })
}

/**
 * Stores the finished form. Null: it can be confirmed by the same link, since its address is the one the link went to;
 * at another a letter is waited for.
 */
export async function sendMailedDraft(sent: Ask, draft: BegunDraft, link: Link): Promise<Response | null> {
  const ask = { ...byMail(sent), fields: settleFields(sent.fields) }
  const read = await readSent(ask, draft.id)
  if (!read.ok && read.answer) return read.answer
  if (!read.ok) {
    const { status, ...shown } = read
    return answerBegun(ask, draft, { ...shown, ...provenFor(draft) }, status)
  }
  const { db, links } = ask.rooms
  const { draftLink } = await saveDraft(db, { id: draft.id, ...read.written, provenBy: link.id })
  const isProven = read.written.email.toLowerCase() === draft.email
  return isProven ? null : goTo(ask, paths.draft(links.token('draft', draftLink)))
}

const provenFor = ({ email }: BegunDraft) => (email === null ? {} : { provenAddress: email })

const byMail = (ask: Ask): Ask => ({ ...ask, placeGoal: placeOfMailed(ask.c.req.param('token') ?? '') })
