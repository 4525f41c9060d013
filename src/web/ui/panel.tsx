import type { ComponentChildren } from 'preact'

/** Floats over a map or a photo: the only thing but a dialog that throws a shadow. */
export const Panel = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <section class="panel flow" aria-label={label}>
    {children}
  </section>
)
