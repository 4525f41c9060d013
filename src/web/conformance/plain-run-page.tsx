import { resultsOf } from '#bodies/conformance/run-queries.ts'
import type { Link } from '#people/links/links.ts'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Results } from './results.tsx'
import { RunFacts, Standing } from './run-standing.tsx'
import { answerTrying, nameOf, pageOfRun, runAsked } from './trying.tsx'

/** All that a run found, with nothing behind anything: to be printed. */
export async function plainRunPage(ask: Ask, link: Link): Promise<Response> {
  const run = await runAsked(ask, link)
  const words = ask.say.pages.trying
  const results = await resultsOf(ask.rooms.db, run.id)
  return answerTrying(ask, {
    title: words.of(nameOf(ask, run)),
    children: (
      <>
        <Standing ask={ask} run={run} />
        <RunFacts ask={ask} run={run} />
        <div class="buttons">
          <ButtonLink href={pageOfRun(ask, run)}>{words.back}</ButtonLink>
        </div>
        <Results ask={ask} results={results} isOpen />
      </>
    ),
  })
}
