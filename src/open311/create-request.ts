import { messagesIn } from '#i18n/messages.ts'
import { type Submitted, type Submitting, submissionByReference } from '#reports/submissions/submission.ts'
import { submitReport } from '#reports/submissions/submit-report.ts'
import { answerDocument, answerMistakes } from './answer.ts'
import { rowsOf } from './document.ts'
import { mediaUrlsOf } from './media-urls.ts'
import { readDescription } from './read-description.ts'
import { readRequest } from './read-request.ts'
import { referenceOf } from './reference.ts'
import type { Open311Post, Open311Rooms, PostAnswer } from './rooms.ts'

/** Where what is sent is kept. */
export type Keeping = {
  sentBefore: typeof submissionByReference
  submit(rooms: Open311Rooms, submitting: Submitting): Promise<Submitted>
}

/** `POST requests`: a report by a trusted key, with its number; else one that waits to be confirmed, with a token. */
export const createBy =
  (keeping: Keeping) =>
  async (post: Open311Post): Promise<PostAnswer> => {
    const { caller, files, posted, rooms } = post
    const known = await sentBefore(post, keeping)
    if (known) return answerSubmitted(post, known)
    const read = await readRequest(post)
    if (!read.ok) return { response: answerMistakes(post, read.mistakes), report: null }
    const { mediaUrls, unreadable } = mediaUrlsOf(posted)
    const photos = files.flatMap(({ path }) => (path === null ? [] : [{ path }]))
    const leftBehind = files.length - photos.length + unreadable
    const submitted = await keeping.submit(rooms, {
      ...{ caller, photos, leftBehind, mediaUrls },
      ...{ written: read.written, decision: read.decision, reference: read.reference },
    })
    return answerSubmitted(post, submitted, { isUrgent: Boolean(read.written.urgent?.length) })
  }

export const createRequest = createBy({
  sentBefore: submissionByReference,
  submit: ({ db, photos }, submitting) => submitReport(db, photos, submitting),
})

/** What was sent is not judged anew when it is sent again, whatever is asked or taken by then. */
async function sentBefore(
  post: Open311Post,
  { sentBefore: before }: Pick<Keeping, 'sentBefore'>,
): Promise<Submitted | undefined> {
  const reference = referenceOf(post, readDescription(post.asked['description'] ?? '').link)
  if (typeof reference !== 'string') return undefined
  return before(post.rooms.db, { caller: post.caller.id, reference })
}

function answerSubmitted(
  post: Open311Post,
  { token, report }: Submitted,
  { isUrgent } = { isUrgent: false },
): PostAnswer {
  const { confirm, urgent } = messagesIn(post.language).open311.notices
  const isDone = post.caller.isTrusted && report !== null
  const notices = [...(isDone ? [] : [confirm]), ...(isUrgent ? [urgent] : [])]
  const known = isDone ? { service_request_id: String(report) } : { token }
  const response = answerDocument(post, {
    root: 'service_requests',
    content: rowsOf('request', [{ ...known, service_notice: notices.join(' ') || null, account_id: null }]),
  })
  return { response, report }
}
