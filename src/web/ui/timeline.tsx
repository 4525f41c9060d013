import type { ComponentChildren } from 'preact'
import { type ShownState, StateIcon } from './state-icon.tsx'

export type TimelineEntry = {
  /** ISO 8601, for machines; `when` is the same moment in people's words. */
  at: string
  when: string
  title: ComponentChildren
  by?: string | undefined
  state?: ShownState | undefined
  /** What somebody wrote. */
  children?: ComponentChildren
}

export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <ol class="timeline">
    {entries.map(({ at, when, title, by, state, children }) => (
      <li key={`${at} ${when}`}>
        {state ? <StateIcon state={state} /> : <span class="dot" />}
        <p class="timeline-title">{title}</p>
        <p class="muted">
          <time dateTime={at}>{when}</time>
          {by && ` · ${by}`}
        </p>
        {children && <div class="said flow">{children}</div>}
      </li>
    ))}
  </ol>
)
