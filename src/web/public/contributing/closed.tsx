import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import { takes } from '#reports/contributions/contribution.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { formAt } from '../../place-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { kindPage } from '../kind-pages.tsx'

/** A case that has ended takes no more of it; who still sees the problem says so, or reports it anew where it is. */
export function closedPage(ask: Ask, report: PresentReport, status: ContentfulStatusCode): Response {
  const { closed, kinds, toReport } = ask.say.pages.contributing
  const mayBeStill = takes(report.state, 'still')
  const place = { words: report.placeWords, isTown: report.isApproximate }
  return kindPage(
    ask,
    status,
    {
      title: closed.title,
      words: closed.words(ask.say.words.state[report.state]),
      help: mayBeStill ? closed.still : closed.anew,
    },
    <div class="buttons">
      {mayBeStill && (
        <ButtonLink kind="primary" href={to(ask, paths.contribution(report.number, 'still'))}>
          {kinds.still.title}
        </ButtonLink>
      )}
      <ButtonLink kind={mayBeStill ? 'secondary' : 'primary'} href={to(ask, formAt(report, place))}>
        {closed.report}
      </ButtonLink>
      <ButtonLink href={to(ask, paths.report(report.number))}>{toReport}</ButtonLink>
    </div>,
  )
}
