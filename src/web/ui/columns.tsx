import type { ComponentChildren } from 'preact'

/** Story to the left, facts to the right; one above the other on a phone. */
export const Columns = ({ story, facts }: { story: ComponentChildren; facts: ComponentChildren }) => (
  <div class="columns">
    <div class="flow">{story}</div>
    <div class="flow">{facts}</div>
  </div>
)

/** The column of a form or a text: never wider than one reads with ease. */
export const Narrow = ({ children }: { children: ComponentChildren }) => (
  <div class="narrow flow">{children}</div>
)
