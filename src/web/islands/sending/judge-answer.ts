export type Verdict =
  /** Stored: there is a page that shows it. */
  | 'arrived'
  /** The server has something to say about it: its page is shown. */
  | 'answered'
  /** Nothing is known of it, and nothing wrong with it: it is sent again. */
  | 'later'

const laterStatuses = [408, 425]

/** What an answer means to a form that was sent. The same form sent twice is one report, so a doubt is sent again. */
export function judgeAnswer({
  ok,
  redirected,
  status,
}: Pick<Response, 'ok' | 'redirected' | 'status'>): Verdict {
  if (status >= 500 || laterStatuses.includes(status)) return 'later'
  return ok && redirected ? 'arrived' : 'answered'
}
