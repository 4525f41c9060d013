import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { SupportedBox } from './supported-box.tsx'

/** What is left to do once it is stored. The page is everybody's, so it names no address. */
export function sentPage(ask: Ask, report: PresentReport): Response {
  const { sent, toReport } = ask.say.pages.supporting
  return answerPage(
    { ...ask, here: paths.support(report.number) },
    {
      title: sent.title,
      children: (
        <Narrow>
          <h1>{sent.title}</h1>
          <p class="lead">{sent.lead}</p>
          <p>
            {sent.missing} <a href={to(ask, paths.support(report.number))}>{sent.again}</a>
          </p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letters}</a>
            </p>
          )}
          <SupportedBox ask={ask} report={report} />
          <ButtonLink href={to(ask, paths.report(report.number))}>{toReport}</ButtonLink>
        </Narrow>
      ),
    },
  )
}
