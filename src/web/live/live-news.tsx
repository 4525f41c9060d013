import { paths } from '#paths.ts'
import type { PublicReport } from '#reports/public-report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { markOf } from './report-mark.ts'

/** Shown by the page's script once the report reads otherwise than what is on the screen; what is read stays where it is. */
export function LiveNews({ ask, report }: { ask: Ask; report: PublicReport }) {
  const words = ask.say.pages.following.report
  return (
    <div class="live-news" role="status" data-live={paths.liveReport(report.number, markOf(report))}>
      <p hidden>
        {words.news} <a href={to(ask, paths.report(report.number))}>{words.showNews}</a>
      </p>
    </div>
  )
}
