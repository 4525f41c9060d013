import type { ComponentChildren } from 'preact'

type Parts = { story: ComponentChildren; facts: ComponentChildren; after?: ComponentChildren }

/** Story to the left, facts to the right; on a phone story, facts, and then what comes after the story. */
export const Columns = ({ story, facts, after }: Parts) => (
  <div class="columns">
    <div class="flow">{story}</div>
    <div class="flow beside">{facts}</div>
    {after && <div class="flow">{after}</div>}
  </div>
)

/** The column of a form or a text: never wider than one reads with ease. */
export const Narrow = ({ children }: { children: ComponentChildren }) => (
  <div class="narrow flow">{children}</div>
)
