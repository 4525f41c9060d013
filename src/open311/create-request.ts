import { messagesIn } from '#i18n/messages.ts'
import { submitReport } from '#reports/submissions/submit-report.ts'
import { answerDocument, answerMistakes } from './answer.ts'
import { rowsOf } from './document.ts'
import { mediaUrlsOf } from './media-urls.ts'
import { readRequest } from './read-request.ts'
import type { Open311Post } from './rooms.ts'

/** `POST requests`: a report by a trusted key, with its number; else one that waits to be confirmed, with a token. */
export async function createRequest(post: Open311Post): Promise<Response> {
  const { caller, files, posted, rooms, language } = post
  const read = await readRequest(post)
  if (!read.ok) return answerMistakes(post, read.mistakes)
  const { mediaUrls, unreadable } = mediaUrlsOf(posted)
  const photos = files.flatMap(({ path }) => (path === null ? [] : [{ path }]))
  const leftBehind = files.length - photos.length + unreadable
  const { token, report } = await submitReport(rooms.db, rooms.photos, {
    ...{ caller, photos, leftBehind, mediaUrls },
    ...{ written: read.written, decision: read.decision, reference: read.reference },
  })
  const { confirm, urgent } = messagesIn(language).open311.notices
  const isDone = caller.isTrusted && report !== null
  const notices = [...(isDone ? [] : [confirm]), ...(read.written.urgent?.length ? [urgent] : [])]
  const known = isDone ? { service_request_id: String(report) } : { token }
  return answerDocument(post, {
    root: 'service_requests',
    content: rowsOf('request', [{ ...known, service_notice: notices.join(' ') || null, account_id: null }]),
  })
}
