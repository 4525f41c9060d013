import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../../ask.ts'

type Props = { ask: Ask; report: PresentReport }

/** How many see it, its reporter among them; nothing while it is the reporter alone. */
export const SeenBy = ({ ask, report: { supporters } }: Props) =>
  supporters > 0 ? <p class="seen-by">{ask.say.pages.contributing.seenBy(supporters + 1)}</p> : null
