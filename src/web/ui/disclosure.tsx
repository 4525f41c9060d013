import type { ComponentChildren } from 'preact'

type DisclosureProps = { title: ComponentChildren; open?: boolean; children: ComponentChildren }

/** What is there for those who want it, behind a line of words; no script needed. */
export const Disclosure = ({ title, open, children }: DisclosureProps) => (
  <details class="fold" open={open}>
    <summary>{title}</summary>
    <div class="flow">{children}</div>
  </details>
)
