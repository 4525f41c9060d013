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

export function mistakeAt({ say }: Ask, { mistakes }: FormToShow, field: string): string | undefined {
  const name = mistakes[field]
  return name && isMistake(say, name) ? sentences(say)[name] : undefined
}

const isMistake = (say: Ask['say'], name: string): name is Mistake => Object.hasOwn(sentences(say), name)

const sentences = ({ pages }: Ask['say']) => ({ ...pages.photos.mistakes, ...pages.reporting.mistakes })
