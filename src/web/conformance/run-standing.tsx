import type { Run } from '#bodies/conformance/run.ts'
import { formatTime } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = { ask: Ask; run: Run }

/** How a run stands, in one sentence and its counts. */
export function Standing({ ask, run: { state, counts, trouble } }: Props) {
  const words = ask.say.pages.trying
  if (state === 'waiting') return <Notice title={words.waiting} live />
  const { passed, failed, skipped } = counts
  const isWhole = state === 'done' && trouble === null
  const { ended } = words
  const said = isWhole
    ? failed === 0
      ? ended.well
      : ended.badly(failed)
    : state === 'cancelled'
      ? ended.cancelled
      : ended.untried
  return (
    <Notice tone={isWhole && failed === 0 ? 'success' : 'warning'} title={said} live>
      {trouble !== null && <Trouble ask={ask} trouble={trouble} />}
      <p>{words.counts(passed, failed, skipped)}</p>
    </Notice>
  )
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
  const words = ask.say.pages.trying
  const { address, jurisdiction, level, writes, askedAt, endedAt } = run
  const said = (at: Date) => formatTime(at, ask.language)
  return (
    <Facts
      facts={[
        { term: words.facts.address, detail: <span lang="zxx">{address}</span> },
        ...(jurisdiction === null
          ? []
          : [{ term: words.facts.jurisdiction, detail: <span lang="zxx">{jurisdiction}</span> }]),
        { term: words.facts.level, detail: words.form.levels[level ?? 'both'] },
        { term: words.facts.writes, detail: writes ? words.facts.yes : words.facts.no },
        { term: words.facts.asked, detail: said(askedAt) },
        ...(endedAt === null ? [] : [{ term: words.facts.ended, detail: said(endedAt) }]),
      ]}
    />
  )
}
