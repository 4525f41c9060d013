import type { Run } from '#bodies/conformance/run.ts'
import { formatTime } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = { ask: Ask; run: Run }

/** How a run stands, in one sentence and its counts. */
export function Standing({ ask, run: { kind, state, counts, trouble } }: Props) {
  const words = ask.say.pages.trying
  if (state === 'waiting') return <Notice title={words.waiting} live />
  const { passed, failed, skipped } = counts
  const isWell = state === 'done' && trouble === null && failed === 0 && passed > 0
  return (
    <Notice tone={isWell ? 'success' : 'warning'} title={endingOf()} live>
      {trouble !== null && <Trouble ask={ask} trouble={trouble} />}
      <p>{words.counts(passed, failed, skipped)}</p>
    </Notice>
  )

  function endingOf(): string {
    const { well, badly, cancelled, untried } = words.ended
    if (state === 'cancelled') return cancelled
    if (state !== 'done' || trouble !== null) return untried
    if (failed > 0) return badly(failed)
    return passed === 0 && kind === 'client' ? ask.say.pages.tryingPrograms.untried : well
  }
}

function Trouble({ ask, trouble }: { ask: Ask; trouble: string }) {
  const { theirs, stopped, late } = ask.say.pages.trying.trouble
  if (trouble === 'stopped') return <p>{stopped}</p>
  if (trouble === 'late') return <p>{late}</p>
  return (
    <p>
      {theirs} <span lang="en">{trouble}</span>
    </p>
  )
}

/** What was tried, with what, and when. */
export function RunFacts({ ask, run }: Props) {
  const { facts, form } = ask.say.pages.trying
  const { kind, address, jurisdiction, level, writes, askedAt, endedAt } = run
  const said = (at: Date) => formatTime(at, ask.language)
  const asIs = (term: string, words: string | null) =>
    words === null ? [] : [{ term, detail: <span lang="zxx">{words}</span> }]
  const programs = ask.say.pages.tryingPrograms.facts
  return (
    <Facts
      facts={[
        ...(kind === 'server' ? asIs(facts.address, address) : asIs(programs.program, run.program)),
        ...asIs(facts.jurisdiction, jurisdiction),
        ...(kind === 'server'
          ? [
              { term: facts.level, detail: form.levels[level ?? 'both'] },
              { term: facts.writes, detail: writes ? facts.yes : facts.no },
            ]
          : []),
        { term: kind === 'server' ? facts.asked : programs.opened, detail: said(askedAt) },
        ...(endedAt === null ? [] : [{ term: facts.ended, detail: said(endedAt) }]),
      ]}
    />
  )
}
