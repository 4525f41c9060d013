import { foreign } from '#i18n/foreign.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { SeenBy } from './seen-by.tsx'

type Props = {
  ask: Ask
  report: PresentReport
  /** Where it can be read; null where whoever asks has no such page here. */
  page?: string | null
}

/** Which report it is about, so that nobody joins the wrong one. */
export function ReportBox({ ask, report, page = paths.report(report.number) }: Props) {
  const { nearest } = sayPlace(report, report.municipality.code)
  const when = formatRecent(report.confirmedAt, new Date(), ask.language)
  return (
    <Card>
      <p>
        {page === null ? (
          <strong {...foreign(report.language, ask.language)}>{report.title}</strong>
        ) : (
          <a href={to(ask, page)}>
            <strong {...foreign(report.language, ask.language)}>{report.title}</strong>
          </a>
        )}
      </p>
      <p>
        <StateTag state={report.state} word={ask.say.words.state[report.state]} />{' '}
        <small class="muted">{ask.say.pages.known.reported(when)}</small>
      </p>
      {report.placeWords ? (
        <p {...foreign(report.language, ask.language)}>{report.placeWords}</p>
      ) : (
        <p>{ask.say.pages.following.report.near(nearest, report.municipality.name)}</p>
      )}
      <SeenBy ask={ask} report={report} />
    </Card>
  )
}
