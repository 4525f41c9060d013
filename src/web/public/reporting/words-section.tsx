import { FormSection } from '../../ui/form-section.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhoSees } from '../../ui/who-sees.tsx'
import { DetailsBeside } from './details-beside.tsx'
import { fieldAt, type SectionProps } from './form-field.ts'
import { isKeptPrivate } from './kept-private.ts'

/** The problem in the reporter's own words, and its place in words too. */
export function WordsSection({ ask, form }: SectionProps) {
  const words = ask.say.pages.reporting.form
  const { isTown } = form.place
  const field = (name: string) => fieldAt({ ask, form }, name)
  return (
    <FormSection id="section-words" title={ask.say.pages.steps.words}>
      <TextField {...field('title')} label={words.heading} hint={words.headingHint} required />
      <DetailsBeside ask={ask} form={form} field="title" />
      <TextArea
        {...field('description')}
        label={words.description}
        hint={
          <>
            {words.descriptionHint}{' '}
            <WhoSees isPrivate={isKeptPrivate(ask, form)} words={words.descriptionSeen} />
          </>
        }
        required
      />
      <DetailsBeside ask={ask} form={form} field="description" />
      <div id="suggestion-after" />
      <div id="urgency-after" />
      <TextField
        {...field('place')}
        label={isTown ? words.placeInTown : words.place}
        hint={isTown ? words.placeInTownHint : words.placeHint}
        required={isTown}
      />
      <DetailsBeside ask={ask} form={form} field="place" />
    </FormSection>
  )
}
