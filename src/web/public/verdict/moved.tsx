import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import { isPublicReport } from '#reports/public-report.ts'
import { to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { closedLinkPage, kindPage } from '../kind-pages.tsx'
import { stateWord } from '../report.tsx'
import type { AskedOf } from './asked-of.ts'

/** Since the letter it has been opened again, withdrawn or merged: said as it is now, with the way on. */
export function movedPage(ask: Ask, { report, page }: AskedOf, status: ContentfulStatusCode): Response {
  const { moved } = ask.say.pages.verdict
  const main = report.isMainPublic ? report.mainReport : null
  const help = report.mainReport && { help: main ? moved.merged(main) : moved.mergedUnshown }
  const saying = { title: moved.title, words: moved.words(stateWord(ask, report)), ...help }
  const way = main ? paths.report(main) : page
  return kindPage(ask, status, saying, way && <ToReport ask={ask} page={way} />)
}

/** An old letter's link asks no more, but the report's page takes what anybody says. */
export async function closedVerdict(ask: Ask, closed: ClosedLink): Promise<Response> {
  const { report } = closed.link
  if (closed.why === 'revoked' || report === null) return closedLinkPage(ask, closed)
  if (!(await isPublicReport(ask.rooms.db, report))) return closedLinkPage(ask, closed)
  return kindPage(ask, 410, ask.say.pages.verdict.expired, <ToReport ask={ask} page={paths.report(report)} />)
}

const ToReport = ({ ask, page }: { ask: Ask; page: string }) => (
  <ButtonLink kind="primary" href={to(ask, page)}>
    {ask.say.pages.verdict.toReport}
  </ButtonLink>
)
