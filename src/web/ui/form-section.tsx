import type { ComponentChildren } from 'preact'

/** Questions of a form that belong together, under what they are about. */
export const FormSection = ({ id, title, children }: FormSectionProps) => (
  <section class="form-section flow" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

type FormSectionProps = { id: string; title: string; children: ComponentChildren }
