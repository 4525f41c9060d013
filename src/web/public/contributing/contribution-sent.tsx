import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import type { Adding } from './adding.ts'
import { ReportBox } from './report-box.tsx'

/** What is left to do once it is stored. The page is everybody's, so it names no address. */
export function sentPage(ask: Ask, { kind, report, page }: Adding): Response {
  const { kinds, sent, toReport } = ask.say.pages.contributing
  return answerPage(
    { ...ask, here: page },
    {
      title: kinds[kind].confirm,
      children: (
        <Narrow>
          <h1>{kinds[kind].confirm}</h1>
          <p class="lead">{kinds[kind].sent}</p>
          <p>
            {sent.missing} <a href={to(ask, page)}>{sent.again}</a>
          </p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letters}</a>
            </p>
          )}
          <ReportBox ask={ask} report={report} />
          <ButtonLink href={to(ask, paths.report(report.number))}>{toReport}</ButtonLink>
        </Narrow>
      ),
    },
  )
}
