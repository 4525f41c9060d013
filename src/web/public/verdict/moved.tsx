import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { closedLinkPage, kindPage } from '../kind-pages.tsx'
import { stateWord } from '../report.tsx'

/** Since the letter it has been opened again, withdrawn or merged: said as it is now, with the way on. */
export function movedPage(ask: Ask, report: PresentReport, status: ContentfulStatusCode): Response {
  const { moved } = ask.say.pages.verdict
  const main = report.isMainPublic ? report.mainReport : null
  const help = report.mainReport && { help: main ? moved.merged(main) : moved.mergedUnshown }
  const saying = { title: moved.title, words: moved.words(stateWord(ask, report)), ...help }
  return kindPage(ask, status, saying, <ToReport ask={ask} number={main ?? report.number} />)
}

/** An old letter's link asks no more, but the report's page takes what anybody says. */
export function closedVerdict(ask: Ask, closed: ClosedLink): Response {
  const { report } = closed.link
  if (closed.why === 'revoked' || report === null) return closedLinkPage(ask, closed)
  return kindPage(ask, 410, ask.say.pages.verdict.expired, <ToReport ask={ask} number={report} />)
}

const ToReport = ({ ask, number }: { ask: Ask; number: number }) => (
  <ButtonLink kind="primary" href={to(ask, paths.report(number))}>
    {ask.say.pages.verdict.toReport}
  </ButtonLink>
)
