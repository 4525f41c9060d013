import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type LatestReport, latestReports } from '#reports/latest-reports.ts'
import { answerKept, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Empty } from '../ui/empty.tsx'
import { Hero } from '../ui/hero.tsx'
import { NumberedList } from '../ui/numbered-list.tsx'
import { ReportList } from '../ui/report-list.tsx'
import { PlaceField } from './place-field.tsx'
import { TakePhoto } from './take-photo.tsx'

export async function startPage(ask: Ask): Promise<Response> {
  const { start } = ask.say.pages.finding
  const reports = await latestReports(ask.rooms.db)
  return answerKept(ask, reports, () => ({
    title: start.title,
    description: start.description,
    scripts: ['position.js', 'begin.js'],
    children: (
      <>
        <Hero title={start.heading} lead={start.lead}>
          <TakePhoto ask={ask} />
          <PlaceField ask={ask} primary={false} />
        </Hero>
        <div id="unfinished" />
        <div class="columns">
          <section class="flow" aria-labelledby="latest">
            <h2 id="latest">{start.latest}</h2>
            <Latest ask={ask} reports={reports} />
          </section>
          <section class="flow" aria-labelledby="how">
            <h2 id="how">{start.how}</h2>
            <NumberedList items={start.steps} />
            <p>{start.emergency}</p>
          </section>
        </div>
      </>
    ),
  }))
}

function Latest({ ask, reports }: { ask: Ask; reports: readonly LatestReport[] }) {
  const { start } = ask.say.pages.finding
  if (reports.length === 0)
    return (
      <Empty title={start.none} drawing="street">
        {start.noneWords}
      </Empty>
    )
  const now = new Date()
  return (
    <ReportList
      reports={reports.map(({ number, title, state, municipality, confirmedAt, photo }) => ({
        href: to(ask, paths.report(number)),
        title,
        state,
        stateWord: ask.say.words.state[state],
        photo: photo ? { src: paths.photo(photo, 'small'), alt: '' } : undefined,
        detail: `${municipality} · ${start.reported(formatRecent(confirmedAt, now, ask.language))}`,
      }))}
    />
  )
}
