import { z } from 'zod'
import { line, text } from '#http/fields.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { lengths } from '#reports/report.ts'
import { type ToldUpdate, takeUpdate } from '#reports/told/take-update.ts'
import { Conflict, NotFound } from '../errors.ts'
import { answerDocument, answerMistakes } from './answer.ts'
import { rowsOf } from './document.ts'
import { mediaUrlsOf } from './media-urls.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'
import { timeIn } from './read-time.ts'
import type { Open311Post, PostAnswer } from './rooms.ts'
import { actOf } from './statuses.ts'

/** `POST servicerequestupdates`: what the case system of whoever holds a report tells of it, by a trusted key of theirs. */
export async function updateRequest(post: Open311Post): Promise<PostAnswer> {
  const { caller, rooms } = post
  const { body } = caller
  if (!caller.isTrusted || body === null) throw new Open311Mistake('key_not_enough')
  const pictures = mediaUrlsOf(post.posted).mediaUrls
  return updateBy(post, (told) => takeUpdate(rooms.db, { caller: caller.id, body, pictures, ...told }))
}

type Told = Omit<ToldUpdate, 'caller' | 'body'>

/** Reads what is told, has it taken, and answers. */
export async function updateBy(
  post: Open311Post,
  take: (told: Told) => Promise<unknown>,
): Promise<PostAnswer> {
  const read = readUpdate(post)
  if ('mistakes' in read) return { response: answerMistakes(post, read.mistakes), report: null }
  await take(read).catch((error: unknown) => {
    throw mistakeOf(error, String(read.report))
  })
  const response = answerDocument(post, {
    root: 'service_request_updates',
    content: rowsOf('request_update', [{ update_id: read.updateId }]),
  })
  return { response, report: read.report }
}

function mistakeOf(error: unknown, report: string): unknown {
  if (error instanceof NotFound) return new Open311Mistake('request_unknown', report)
  if (error instanceof MoveRefused && error.why === 'no_reason')
    return new Open311Mistake('reason_missing', 'description')
  return error instanceof MoveRefused || error instanceof Conflict ? new Open311Mistake('not_movable') : error
}

const needed = (limit: number) =>
  line<MistakeCode>({ limit, missing: 'parameter_missing', tooLong: 'parameter_too_long' })

const updateSchema = z.object({
  service_request_id: needed(200),
  update_id: needed(200),
  status: needed(100).pipe(
    z
      .string()
      .transform(actOf)
      .refine((act) => act !== undefined, 'status_unknown' satisfies MistakeCode),
  ),
  updated_datetime: needed(100).pipe(
    z.string().transform((words, read) => {
      const time = timeIn(words)
      // A bare day says nothing of what came before what.
      if (time?.end === null) return time.at
      read.addIssue('parameter_unreadable' satisfies MistakeCode)
      return z.NEVER
    }),
  ),
  description: text<MistakeCode>({
    limit: lengths.words,
    tooLong: 'parameter_too_long',
    personalNumber: 'personal_number',
  }),
})

function readUpdate({ asked }: Open311Post) {
  const read = updateSchema.safeParse(asked)
  if (!read.success)
    return {
      mistakes: read.error.issues.map(({ path: [name], message }) => {
        const about = name === 'status' && asked['status'] ? asked['status'] : String(name)
        return new Open311Mistake(message as MistakeCode, about)
      }),
    }
  const { service_request_id: number, update_id: updateId, status, updated_datetime, description } = read.data
  if (!/^\d{1,12}$/.test(number)) throw new Open311Mistake('request_unknown', number)
  // A clock that is fast doesn't make what comes after late.
  const at = new Date(Math.min(updated_datetime.getTime(), Date.now()))
  return { report: Number(number), updateId, act: status ?? null, at, words: description }
}
