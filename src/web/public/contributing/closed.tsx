import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { formAt } from '../../place-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { kindPage } from '../kind-pages.tsx'

/** A case that has ended takes no more; who still sees the problem reports it anew, where it is. */
export function closedPage(ask: Ask, report: PresentReport, status: ContentfulStatusCode): Response {
  const { closed, toReport } = ask.say.pages.contributing
  const place = { words: report.placeWords, isTown: report.isApproximate }
  return kindPage(
    ask,
    status,
    { title: closed.title, words: closed.words(ask.say.words.state[report.state]), help: closed.still },
    <div class="buttons">
      <ButtonLink kind="primary" href={to(ask, formAt(report, place))}>
        {closed.report}
      </ButtonLink>
      <ButtonLink href={to(ask, paths.report(report.number))}>{toReport}</ButtonLink>
    </div>,
  )
}
