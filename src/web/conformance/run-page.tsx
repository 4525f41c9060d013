import { cancelRun } from '#bodies/conformance/cancel-run.ts'
import type { Run } from '#bodies/conformance/run.ts'
import { resultsOf } from '#bodies/conformance/run-queries.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { answerOpenTrial } from './open-trial-page.tsx'
import { Results } from './results.tsx'
import { RunFacts, Standing } from './run-standing.tsx'
import { answerTrying, nameOf, pageOfRun, runAsked } from './trying.tsx'

const reloadAfterS = '3'
/** Longer than any run takes: a page that goes on loading tells nothing. */
const longestReloadingMs = 60 * 60_000

/** A run as it is made, and then what came of it: what is broken first. It loads again until the run is over. */
export async function runPage(ask: Ask, link: Link): Promise<Response> {
  const run = await runAsked(ask, link)
  if (run.state === 'open') return answerOpenTrial(ask, link, run)
  const words = ask.say.pages.trying
  const isWaiting = run.state === 'waiting'
  const isYoung = Date.now() - run.askedAt.getTime() < longestReloadingMs
  if (isWaiting && isYoung) ask.c.header('Refresh', reloadAfterS)
  const results = await resultsOf(ask.rooms.db, run.id)
  return answerTrying(ask, {
    title: words.of(nameOf(ask, run)),
    children: (
      <>
        <Standing ask={ask} run={run} />
        {isWaiting ? <UnderWay ask={ask} run={run} done={results.length} /> : <Ways ask={ask} run={run} />}
        <RunFacts ask={ask} run={run} />
        <Results ask={ask} results={results} />
      </>
    ),
  })
}

function UnderWay({ ask, run, done }: { ask: Ask; run: Run; done: number }) {
  const words = ask.say.pages.trying
  return (
    <>
      {run.total === null ? (
        <p>{words.queued}</p>
      ) : (
        <Progress
          label={words.progress}
          value={done}
          most={run.total}
          words={words.progressWords(done, run.total)}
        />
      )}
      <form class="buttons" method="post" action={pageOfRun(ask, run, 'avbryt')}>
        <ButtonLink href={pageOfRun(ask, run)}>{words.reload}</ButtonLink>
        <Button kind="danger">{words.cancel}</Button>
      </form>
    </>
  )
}

const Ways = ({ ask, run }: { ask: Ask; run: Run }) => (
  <div class="buttons">
    <ButtonLink href={pageOfRun(ask, run, 'resultat.json')}>{ask.say.pages.trying.json}</ButtonLink>
    <ButtonLink href={pageOfRun(ask, run, 'utskrift')}>{ask.say.pages.trying.print}</ButtonLink>
  </div>
)

/** Ends the run; one that has ended by itself meanwhile is left as it is. */
export async function endRunEarly(ask: Ask, link: Link): Promise<Response> {
  const { id } = await runAsked(ask, link)
  await cancelRun(ask.rooms.db, bodyOf(link), id)
  await noteUse(ask.rooms.db, link.id)
  return goTo(ask, paths.tried(tokenOf(ask), id))
}
