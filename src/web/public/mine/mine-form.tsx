import { randomUUID } from 'node:crypto'
import type { Mistakes } from '#http/form.ts'
import type { Ask } from '../../ask.ts'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'

/** The names of the sentences that say what is wrong. */
export type Mistake = keyof Ask['say']['pages']['mine']['mistakes']

/** What keeps a form that is pressed twice from being done twice. */
export const FormKey = ({ ask }: { ask: Ask }) => (
  <HiddenField name="key" value={ask.fields['key'] || randomUUID()} />
)

export const Summary = ({ ask, mistakes }: { ask: Ask; mistakes: Mistakes }) => (
  <MistakeSummary ask={ask} mistakes={mistakes} sentenceFor={(field) => sentenceAt(ask, mistakes, field)} />
)

/** A field's name, what was typed in it, and what is wrong with that. */
export const fieldOf = (ask: Ask, mistakes: Mistakes, name: string) => ({
  name,
  value: ask.fields[name],
  error: sentenceAt(ask, mistakes, name),
})

function sentenceAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = say.pages.mine.mistakes
  return sentences[mistakes[field] ?? '']
}
