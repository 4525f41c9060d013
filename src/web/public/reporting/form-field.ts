import type { Ask } from '../../ask.ts'
import type { FormToShow } from './form-to-show.ts'

/** The names of the sentences that say what is wrong with a field. */
export type Mistake = keyof ReturnType<typeof sentences>

/** One part of the form is shown with all of it: what was typed, and what is wrong. */
export type SectionProps = { ask: Ask; form: FormToShow }

/** A field as it stands: its name, what was typed, and what is wrong with it. */
export const fieldAt = ({ ask, form }: SectionProps, name: string) => ({
  name,
  value: form.fields[name],
  error: mistakeAt(ask, form, name),
})

export function mistakeAt(
  { say }: Ask,
  { mistakes }: Pick<FormToShow, 'mistakes'>,
  field: string,
): string | undefined {
  const name = mistakes[field]
  if (!name) return undefined
  const { answers, urgent } = say.pages.asking
  if (field === 'calm') return urgent.mistake
  if (field.startsWith('q-')) return isNamed(answers, name) ? answers[name] : undefined
  const all = sentences(say)
  return isNamed(all, name) ? all[name] : undefined
}

const isNamed = <T extends object>(sentences: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(sentences, name)

const sentences = ({ pages }: Ask['say']) => ({ ...pages.photos.mistakes, ...pages.reporting.mistakes })
