import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { mistakeAt, type SectionProps } from './form-field.ts'
import type { FormToShow } from './form-to-show.ts'
import { MunicipalityField } from './municipality-field.tsx'
import { PhotosSection } from './photos-section.tsx'
import { WhatSection } from './what-section.tsx'
import { WordsSection } from './words-section.tsx'
import { YouSection } from './you-section.tsx'

/** What the form is about, its sections in the order they are read aloud, and the button. */
export function ReportForm({ ask, form }: SectionProps) {
  const { fields, place, button } = form
  return (
    <form class="flow" id="form" method="post" action={form.action} enctype="multipart/form-data" noValidate>
      <DefaultButton>{button}</DefaultButton>
      <HiddenField name="key" value={form.key} />
      {fields['near'] && <HiddenField name="near" value={fields['near']} />}
      {place.isTown && <HiddenField name="ort" value="1" />}
      <HiddenField name="lat" value={place.point.lat} />
      <HiddenField name="lon" value={place.point.lon} />
      <MunicipalityField ask={ask} form={form} error={mistakeAt(ask, form, 'municipality')} />
      <WhatSection ask={ask} form={form} />
      <WordsSection ask={ask} form={form} />
      <PhotosSection ask={ask} form={form} />
      <YouSection ask={ask} form={form} />
      <Button kind="primary" wide>
        {button}
      </Button>
    </form>
  )
}

/** Stands before the heading when something has to be put right. */
export function FormSummary({ ask, form }: { ask: Ask; form: FormToShow }) {
  const mistakes = Object.keys(form.mistakes).map((field) => ({
    field,
    message: mistakeAt(ask, form, field) ?? '',
  }))
  if (mistakes.length === 0) return null
  return <ErrorSummary title={ask.say.pages.reporting.form.mistakes(mistakes.length)} mistakes={mistakes} />
}
