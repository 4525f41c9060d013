import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TrapField } from '../../ui/trap-field.tsx'
import { trapName } from '../automatic.ts'
import { mistakeAt, type SectionProps } from './form-field.ts'
import type { FormToShow } from './form-to-show.ts'
import { KnownSection } from './known-section.tsx'
import { MunicipalityField } from './municipality-field.tsx'
import { WhatSection } from './what-section.tsx'
import { WordsSection } from './words-section.tsx'
import { YouSection } from './you-section.tsx'

/** What the form is about, its sections in the order they are read aloud, and the button. */
export function ReportForm({ ask, form }: SectionProps) {
  const { fields, place, button } = form
  return (
    <form class="flow" id="form" method="post" action={form.action} noValidate>
      <DefaultButton>{button}</DefaultButton>
      {fields['key'] && <HiddenField name="key" value={fields['key']} />}
      {fields['near'] && <HiddenField name="near" value={fields['near']} />}
      {place.isTown && <HiddenField name="ort" value="1" />}
      <HiddenField name="lat" value={place.point.lat} />
      <HiddenField name="lon" value={place.point.lon} />
      <MunicipalityField ask={ask} form={form} error={mistakeAt(ask, form, 'municipality')} />
      <WhatSection ask={ask} form={form} />
      <KnownSection ask={ask} form={form} />
      <WordsSection ask={ask} form={form} />
      <YouSection ask={ask} form={form} />
      {form.mistakes['form'] !== 'trap' && (
        <TrapField name={trapName} label={ask.say.pages.reporting.form.trap} />
      )}
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
