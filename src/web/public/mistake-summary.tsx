import type { Mistakes } from '#http/form.ts'
import type { Ask } from '../ask.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'

type Props = { ask: Ask; mistakes: Mistakes; sentenceFor(field: string): string | undefined }

/** Stands before the heading when something has to be put right: each field, and what is wrong with it. */
export function MistakeSummary({ ask, mistakes, sentenceFor }: Props) {
  const said = Object.keys(mistakes).map((field) => ({ field, message: sentenceFor(field) ?? '' }))
  if (said.length === 0) return null
  return <ErrorSummary title={ask.say.pages.reporting.form.mistakes(said.length)} mistakes={said} />
}
