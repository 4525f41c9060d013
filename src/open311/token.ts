import { z } from 'zod'
import { submissionByToken } from '#reports/submissions/submission.ts'
import { answerDocument } from './answer.ts'
import { rowsOf } from './document.ts'
import { Open311Mistake } from './mistake.ts'
import type { Open311Ask } from './rooms.ts'

/** `GET tokens/:token`: the report's number once it is confirmed; until then the token alone. */
export async function token(ask: Open311Ask): Promise<Response> {
  const asked = z.uuid().safeParse(ask.named['token'])
  const submitted = asked.success
    ? await submissionByToken(ask.rooms.db, asked.data.toLowerCase())
    : undefined
  if (!submitted) throw new Open311Mistake('token_unknown')
  const { token, report } = submitted
  const number = report === null ? {} : { service_request_id: String(report) }
  return answerDocument(ask, {
    root: 'service_requests',
    content: rowsOf('request', [{ ...number, token }]),
  })
}
