import { paths } from '#paths.ts'
import { type ContributionKind, takes } from '#reports/contributions/contribution.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { SaidNow } from './said-now.tsx'

type WaysProps = {
  ask: Ask
  report: PresentReport
  kinds: readonly ContributionKind[]
  /** Where each is written; for anybody, if nothing else is said. */
  at?: (kind: ContributionKind) => string
}

/** The ways to add something, those that the report takes as it stands. */
export function WaysToAdd({ ask, report, kinds, at }: WaysProps) {
  const { kinds: words } = ask.say.pages.contributing
  const open = kinds.filter((kind) => takes(report.state, kind))
  if (open.length === 0) return null
  const hrefOf = at ?? ((kind: ContributionKind) => paths.contribution(report.number, kind))
  return (
    <div class="buttons">
      {open.map((kind) => (
        <ButtonLink key={kind} href={to(ask, hrefOf(kind))}>
          {words[kind].title}
        </ButtonLink>
      ))}
    </div>
  )
}

/** How it is now, as those say who have seen it, and the ways to say so too. */
export function HowIsItNow(props: WaysProps) {
  const { ask, report, kinds } = props
  const { fixed, still } = report.sightings
  if (!fixed && !still && !kinds.some((kind) => takes(report.state, kind))) return null
  return (
    <>
      <h2>{ask.say.pages.contributing.now}</h2>
      <SaidNow ask={ask} report={report} />
      <WaysToAdd {...props} />
    </>
  )
}
