import { latestReports } from '#reports/latest-reports.ts'
import { answerKept } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Hero } from '../ui/hero.tsx'
import { NumberedList } from '../ui/numbered-list.tsx'
import { NewestReports } from './newest-reports.tsx'
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
            <NewestReports ask={ask} reports={reports} />
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
