import { formatRecent } from '#i18n/formats.ts'
import type { Session } from '#people/sessions.ts'
import { type AddedByPerson, addedByPerson, mostAdded } from '#reports/persons/added-by-person.ts'
import { shorten } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { Foreign } from '../../foreign.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'
import { answerMine } from './mine-frame.tsx'

/** What somebody has said of reports, their own and others'. */
export async function addedPage(ask: Ask, session: Session): Promise<Response> {
  const added = await addedByPerson(ask.rooms.db, session.person)
  const words = ask.say.pages.mine.added
  return answerMine(ask, session, {
    part: 'added',
    children:
      added.length === 0 ? (
        <Empty title={words.none} sign="info">
          <p>{words.noneWords}</p>
        </Empty>
      ) : (
        <>
          <ReportList reports={added.map((one) => rowOf(ask, one))} />
          {added.length === mostAdded && <p class="muted">{words.most(mostAdded)}</p>}
        </>
      ),
  })
}

function rowOf(ask: Ask, { kind, at, words, wordsIn, ...report }: AddedByPerson) {
  const { kinds, detail, quoted } = ask.say.pages.mine.added
  const said = quoted(shorten(words.replaceAll('\n', ' '), 80))
  return {
    ...listedReport(ask, { ...report, photo: null }),
    detail: (
      <>
        {detail(kinds[kind], formatRecent(at, new Date(), ask.language))}
        {words && <Foreign ask={ask} language={wordsIn} words={said} />}
      </>
    ),
  }
}
