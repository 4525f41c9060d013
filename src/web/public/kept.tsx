import type { Fields } from '#http/form.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'

/** What somebody typed, to read and copy, when it can't be taken: nothing typed is ever lost. */
export function Kept({ ask, title, words }: { ask: Ask; title: string; words?: string }) {
  const facts = typed(ask)
  if (facts.length === 0) return null
  return (
    <section class="flow">
      <h2>{title}</h2>
      {words && <p>{words}</p>}
      <Facts facts={facts} />
    </section>
  )
}

/** The same form once more, with everything in it, for one press. */
export const SendAgain = ({ ask, label }: { ask: Ask; label: string }) => (
  <form method="post" action={ask.c.req.path}>
    <HiddenFields fields={ask.fields} />
    <Button kind="primary">{label}</Button>
  </form>
)

const HiddenFields = ({ fields }: { fields: Fields }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <HiddenField key={name} name={name} value={value} />
    ))}
  </>
)

function typed({ fields, say }: Ask): Fact[] {
  const { form } = say.pages.reporting
  const { refused } = say.pages.following
  const labels: Fact[] = [
    { term: form.heading, detail: fields['title'] },
    { term: form.description, detail: fields['description'] },
    { term: form.where, detail: fields['place'] },
    { term: refused.kept, detail: fields['words'] },
  ]
  return labels
    .filter(({ detail }) => detail)
    .map(({ term, detail }) => ({ term, detail: <p class="said">{detail}</p> }))
}
