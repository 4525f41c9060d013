import { categoryName } from '#bodies/catalogue.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Session } from '#people/sessions.ts'
import { type ReportOfPerson, reportsOfPerson } from '#reports/persons/reports-of-person.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'
import { answerMine, fromNumber, Pages } from './mine-frame.tsx'

/** What somebody has reported, each with their own page of it. */
export async function minePage(ask: Ask, session: Session): Promise<Response> {
  const { rows, next } = await reportsOfPerson(ask.rooms.db, session.person, fromNumber(ask))
  const words = ask.say.pages.mine.reports
  return answerMine(ask, session, {
    part: 'reports',
    children:
      rows.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneWords}</p>
          <ButtonLink href={to(ask, paths.search())}>{words.report}</ButtonLink>
        </Empty>
      ) : (
        <>
          <ReportList reports={rows.map((row) => rowOf(ask, row))} />
          <Pages ask={ask} shown={rows.length} next={next} at={paths.mine} />
        </>
      ),
  })
}

/** It leads where the link in a letter leads, which is theirs anyhow. */
function rowOf(ask: Ask, { link, category, confirmedAt, ...report }: ReportOfPerson) {
  const when = formatRecent(confirmedAt, new Date(), ask.language)
  return {
    ...listedReport(ask, report),
    ...(link && { href: to(ask, paths.ownReport(ask.rooms.links.token('reporter', link))) }),
    detail: ask.say.pages.mine.reports.detail(report.number, categoryName(category, ask.language), when),
  }
}
