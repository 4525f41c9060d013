import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { groupOf } from '#reports/states.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'

type Props = { ask: Ask; report: PresentReport }

/** How many see it, its reporter among them; nothing while it is the reporter alone. */
export const SeenBy = ({ ask, report: { supporters } }: Props) =>
  supporters > 0 ? <p class="seen-by">{ask.say.pages.supporting.seenBy(supporters + 1)}</p> : null

/** The way to say the same, for as long as there is something to see. */
export const SeenToo = ({ ask, report }: Props) => (
  <>
    <SeenBy ask={ask} report={report} />
    {groupOf[report.state] === 'open' && (
      <div class="buttons">
        <ButtonLink href={to(ask, paths.support(report.number))}>{ask.say.pages.supporting.title}</ButtonLink>
      </div>
    )}
  </>
)
