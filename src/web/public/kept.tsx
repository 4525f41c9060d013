import type { Ask } from '../ask.ts'
import { type Fact, Facts } from '../ui/facts.tsx'

/** What somebody typed, to read and copy, when it can't be taken. */
export function Kept({ ask, words }: { ask: Ask; words?: string | undefined }) {
  const facts = typed(ask)
  if (facts.length === 0) return null
  return (
    <section class="flow">
      <h2>{ask.say.pages.house.kept}</h2>
      {words && <p>{words}</p>}
      <Facts facts={facts} />
    </section>
  )
}

function typed({ fields, say }: Ask): Fact[] {
  const { form } = say.pages.reporting
  const labels: Fact[] = [
    { term: form.heading, detail: fields['title'] },
    { term: form.description, detail: fields['description'] },
    { term: form.where, detail: fields['place'] },
    { term: say.pages.house.keptText, detail: fields['words'] },
  ]
  return labels
    .filter(({ detail }) => detail)
    .map(({ term, detail }) => ({ term, detail: <p class="said">{detail}</p> }))
}
