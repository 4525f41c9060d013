import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type FollowedReport, followedReports } from '#alerts/followed-reports.ts'
import { sayWatch } from '#alerts/say-watch.ts'
import { type StoredWatch, watchesOf } from '#alerts/watch-queries.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Empty } from '../../ui/empty.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PaceField } from './pace-field.tsx'

/** A pace that is none, of which watch. */
export type WrongPace = { watch: string; status: ContentfulStatusCode }

export const watchesPage = (ask: Ask, link: Link): Promise<Response> => answerWatches(ask, link)

/** The one place where all that a person follows and watches is kept. */
export async function answerWatches(ask: Ask, { person }: Link, wrong?: WrongPace): Promise<Response> {
  if (person === null) throw new NotFound('the link names nobody')
  const { db } = ask.rooms
  const [watches, reports] = await Promise.all([watchesOf(db, person), followedReports(db, person)])
  const { mine } = ask.say.pages.watching
  return answerPage(
    { ...ask, here: paths.watches(tokenOf(ask)) },
    {
      title: mine.title,
      status: wrong?.status ?? 200,
      children: (
        <Narrow>
          <Done ask={ask} />
          <h1>{mine.title}</h1>
          <p class="lead">{mine.lead}</p>
          <h2>{mine.watches}</h2>
          {watches.length === 0 && <Empty title={mine.none} />}
          {watches.map((watch) => (
            <OneWatch key={watch.id} ask={ask} watch={watch} isWrong={wrong?.watch === watch.id} />
          ))}
          <ButtonLink sign="place" href={to(ask, paths.ownWatch(tokenOf(ask)))}>
            {mine.another}
          </ButtonLink>
          <h2>{mine.reports}</h2>
          {reports.length === 0 && <Empty title={mine.noReports} />}
          {reports.map((report) => (
            <OneReport key={report.number} ask={ask} report={report} />
          ))}
          {watches.length + reports.length > 0 && <RemoveAll ask={ask} />}
        </Narrow>
      ),
    },
  )
}

const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''

function Done({ ask }: { ask: Ask }) {
  const sentences: Readonly<Record<string, string>> = ask.say.pages.watching.mine.done
  const word = ask.c.req.query('klart') ?? ''
  const said = Object.hasOwn(sentences, word) ? sentences[word] : undefined
  return said ? <Notice tone="success" title={said} live /> : null
}

function OneWatch({ ask, watch, isWrong }: { ask: Ask; watch: StoredWatch; isWrong: boolean }) {
  const { mine, mistakes } = ask.say.pages.watching
  const name = `bevakning-${watch.id}`
  return (
    <Card>
      <h3 id={name}>{sayWatch(watch, ask.language)}</h3>
      <form class="flow" method="post" action={to(ask, paths.watchesAct(tokenOf(ask), 'andra'))}>
        <HiddenField name="watch" value={watch.id} />
        <PaceField ask={ask} of={watch.id} pace={watch.pace} error={isWrong ? mistakes.pace : undefined} />
        <div class="buttons">
          <Button describedBy={name}>{mine.save}</Button>
          <Button
            kind="quiet"
            formaction={to(ask, paths.watchesAct(tokenOf(ask), 'ta-bort'))}
            describedBy={name}
          >
            {mine.remove}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function OneReport({ ask, report }: { ask: Ask; report: FollowedReport }) {
  const { mine } = ask.say.pages.watching
  const { number, title, municipality, isReporter, pace } = report
  const name = `arende-${number}`
  return (
    <Card>
      <h3 id={name}>
        <a href={to(ask, paths.report(number))}>{title}</a>
      </h3>
      <p class="muted">{mine.detail(isReporter ? mine.made : mine.follows, number, municipality)}</p>
      <form class="flow" method="post" action={to(ask, paths.watchesAct(tokenOf(ask), 'andra-foljd'))}>
        <HiddenField name="report" value={number} />
        <PaceField ask={ask} of={number} pace={pace} />
        <div class="buttons">
          <Button describedBy={name}>{mine.save}</Button>
          <Button
            kind="quiet"
            formaction={to(ask, paths.watchesAct(tokenOf(ask), 'sluta-folj'))}
            describedBy={name}
          >
            {mine.stop}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function RemoveAll({ ask }: { ask: Ask }) {
  const { mine } = ask.say.pages.watching
  return (
    <>
      <h2>{mine.all}</h2>
      <p>{mine.allHint}</p>
      <form method="post" action={to(ask, paths.watchesAct(tokenOf(ask), 'ta-bort-allt'))}>
        <Button kind="danger">{mine.all}</Button>
      </form>
    </>
  )
}
