import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhoSees } from '../../ui/who-sees.tsx'
import { fieldAt, type SectionProps } from './form-field.ts'
import { isKeptPrivate } from './kept-private.ts'

/** Who reports, as little as it takes, and what becomes of it. */
export function YouSection({ ask, form }: SectionProps) {
  const words = ask.say.pages.reporting.form
  const field = (name: string) => fieldAt({ ask, form }, name)
  return (
    <FormSection id="section-you" title={ask.say.pages.steps.you}>
      <TextField
        {...field('email')}
        label={words.email}
        hint={form.provenAddress ? words.emailProven(form.provenAddress) : words.emailHint}
        type="email"
        autocomplete="email"
        required
      />
      <TextField {...field('name')} label={words.name} hint={words.nameHint} autocomplete="name" />
      <p class="muted">
        {words.privacy} <WhoSees isPrivate={isKeptPrivate(ask, form)} words={words.seen} />{' '}
        <a href={to(ask, paths.privacy())}>{words.privacyLink}</a>
      </p>
    </FormSection>
  )
}
