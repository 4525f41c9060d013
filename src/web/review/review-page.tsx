import type { Mistakes } from '#http/form.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { reviewing as words } from '#i18n/sv/pages/reviewing.ts'
import { remarkById, type StoredRemark } from '#moderation/remark-queries.ts'
import { type HeldText, type ReviewedReport, reviewedReport } from '#moderation/reviewed-report.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Card } from '../ui/card.tsx'
import { Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { sentenceOf } from './mistakes.ts'
import { reviewAddress } from './review-address.ts'
import { ReviewForm } from './review-form.tsx'

/** One report and what somebody remarks on, for those who run the service. No account; the link is the key. */
export const reviewPage = (ask: Ask, link: Link): Promise<Response> => answerReview(ask, link, {})

export async function answerReview(ask: Ask, link: Link, mistakes: Mistakes): Promise<Response> {
  const { db } = ask.rooms
  const { remark: id, report: number } = reviewedBy(link)
  const [report, remark] = [await reviewedReport(db, number), await remarkById(db, id)]
  return answerPage(
    { ...ask, here: reviewAddress(ask) },
    {
      title: words.title(number),
      status: Object.keys(mistakes).length > 0 ? 422 : 200,
      children: (
        <Narrow>
          <Told ask={ask} mistakes={mistakes} />
          <h1>{words.title(number)}</h1>
          <Remarked remark={remark} report={report} />
          <ReviewForm ask={ask} report={report} mistakes={mistakes} />
          <p class="muted">{words.capability}</p>
        </Narrow>
      ),
    },
  )
}

/** What a link lets be reviewed. */
export function reviewedBy({ remark, report }: Link): { remark: string; report: number } {
  if (remark === null || report === null) throw new NotFound('the link names no remark and report')
  return { remark, report }
}

/** First on the page: what was just done, or why it was not. */
function Told({ ask, mistakes }: { ask: Ask; mistakes: Mistakes }) {
  const said = Object.entries(mistakes).map(([field, name]) => ({ field, message: sentenceOf(name) ?? '' }))
  if (said.length > 0) return <ErrorSummary title={words.summary(said.length)} mistakes={said} />
  const done = Object.entries(words.done).find(([act]) => act === ask.c.req.query('klart'))
  return done ? <Notice tone="success" title={done[1]} live /> : null
}

type RemarkedProps = { remark: StoredRemark; report: ReviewedReport }

const Remarked = ({ remark, report }: RemarkedProps) =>
  report.held ? <Held held={report.held} report={report} /> : <RemarkedOn remark={remark} report={report} />

/** As it was written: whoever decides has to know what about. */
const Held = ({ held, report }: { held: HeldText; report: ReviewedReport }) => (
  <Card raised>
    <h2>{words.held.title}</h2>
    <p>{words.held.lead}</p>
    <h3>{words.held.written}</h3>
    <div class="said" {...foreign(report.language, 'sv')}>
      <p>
        <strong>{held.title}</strong>
      </p>
      <p>{held.description}</p>
    </div>
    {report.visibility === 'public' && (
      <p>
        <a href={paths.report(report.number)}>{words.publicPage}</a>
      </p>
    )}
  </Card>
)

const RemarkedOn = ({ remark, report }: RemarkedProps) => (
  <Card raised>
    <h2>{words.remark}</h2>
    <p class="said" {...foreign(remark.language, 'sv')}>
      {remark.words}
    </p>
    <Facts facts={factsOf(remark, report)} />
    {remark.settled_as && remark.settled_at && (
      <p>{words.settled[remark.settled_as](formatTime(remark.settled_at, 'sv'))}</p>
    )}
    {report.visibility === 'public' && (
      <p>
        <a href={paths.report(report.number)}>{words.publicPage}</a>
      </p>
    )}
  </Card>
)

const factsOf = ({ reason, told_at, email }: StoredRemark, { visibility }: ReviewedReport): Fact[] => [
  ...(reason ? [{ term: words.reason, detail: words.reasons[reason] }] : []),
  { term: words.told, detail: formatTime(told_at, 'sv') },
  {
    term: words.email,
    detail: email ? <a href={`mailto:${email}`}>{email}</a> : words.anonymous,
  },
  { term: words.visibility, detail: words.shown[visibility] },
]
