import { z } from 'zod'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { mailActs } from '#reports/mails/mail-act.ts'
import { confirmSaid, settleBodySaid } from '#reports/mails/settle-said.ts'
import { undoSaid } from '#reports/mails/undo-said.ts'
import { publishMessage } from '#reports/publish-message.ts'
import { Conflict, NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { answerMail, saidOf } from './mail-page.tsx'

/** Takes back what a body's mail did. */
export async function undoMail(ask: Ask, link: Link): Promise<Response> {
  try {
    await undoSaid(ask.rooms.db, { mail: mailOf(link), link: link.id })
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    const { tooLate, movedOn } = ask.say.pages.mailing.body
    return answerMail(ask, link, { status: 409, refused: refusal.why === 'too_late' ? tooLate : movedOn })
  }
  return done(ask, link, 'angrat')
}

const chosen = z.object({
  act: z.enum(mailActs),
  day: z.union([z.literal(''), z.iso.date()]).default(''),
  to: z.string().trim().max(80).default(''),
})

/** Does with a body's mail what its sender has chosen. */
export async function chooseMail(ask: Ask, link: Link): Promise<Response> {
  const { why, choose } = ask.say.pages.mailing
  const read = chosen.safeParse(ask.fields)
  if (!read.success) return answerMail(ask, link, { status: 422, mistakes: mistakesIn(read.error, choose) })
  const { act, day, to } = read.data
  const said = { act, ...(day && { day }), ...(to && { to }) }
  const refused = await settleBodySaid(ask.rooms.db, { mail: mailOf(link), link: link.id, said }).catch(
    alreadyDone,
  )
  if (refused) return answerMail(ask, link, { status: 409, refused: why[refused.why] })
  return done(ask, link, 'valt')
}

type Words = { missing: string; dayWrong: string }

const mistakesIn = ({ issues }: z.ZodError, { missing, dayWrong }: Words): Mistakes =>
  Object.fromEntries(issues.map(({ path: [field] }) => [field, field === 'day' ? dayWrong : missing]))

/** Sends on what an address wrote that its link has proven now. */
export async function confirmMail(ask: Ask, link: Link): Promise<Response> {
  const isSent = await confirmSaid(ask.rooms.db, { mail: mailOf(link) }).catch(
    (error) => alreadyDone(error) === null,
  )
  if (!isSent) return answerMail(ask, link, { status: 409, refused: ask.say.pages.mailing.why.refused })
  return done(ask, link, 'bekraftat')
}

/** Lets everybody read what a resident wrote by mail. */
export async function publishMail(ask: Ask, link: Link): Promise<Response> {
  const { entry, person } = await saidOf(ask, link)
  if (entry === null || person === null) throw new NotFound('nothing to let out')
  await publishMessage(ask.rooms.db, { entry, person, door: 'web' })
  return done(ask, link, 'visat')
}

/** Pressed twice it is done once. */
function alreadyDone(error: unknown): null {
  if (error instanceof Conflict) return null
  throw error
}

function mailOf({ mail }: Link): string {
  if (mail === null) throw new NotFound('a link to no mail')
  return mail
}

async function done(ask: Ask, link: Link, what: string): Promise<Response> {
  await noteUse(ask.rooms.db, link.id)
  return goTo(ask, `${paths.mail(ask.c.req.param('token') ?? '')}?klart=${what}`)
}
