import type { Run } from '#bodies/conformance/run.ts'
import { formatRecent } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Sign } from '../ui/sign.tsx'
import { nameOf, pageOfRun } from './trying.tsx'

/** The latest runs, each leading to what it found. */
export function RunRows({ ask, runs }: { ask: Ask; runs: readonly Run[] }) {
  const words = ask.say.pages.trying
  if (runs.length === 0) return <p class="muted">{words.none}</p>
  return (
    <ul class="rows">
      {runs.map((run) => (
        <li key={run.id}>
          <a class="row" href={pageOfRun(ask, run)}>
            <Sign name={signOf(run)} />
            <span>
              <strong lang={run.kind === 'server' || run.program ? 'zxx' : undefined}>
                {nameOf(ask, run)}
              </strong>
              <small>
                {words.states[run.state]} {formatRecent(run.askedAt, new Date(), ask.language)}
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function signOf({ state, counts, trouble }: Run) {
  if (state === 'waiting' || state === 'open') return 'info'
  const isWell = state === 'done' && trouble === null && counts.failed === 0 && counts.passed > 0
  return isWell ? 'success' : 'warning'
}
