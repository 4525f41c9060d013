import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TellPeopleApart } from '../automatic.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import { ChangedNotice } from './changed-meanwhile.tsx'
import { mistakeAt, type SectionProps } from './form-field.ts'
import type { FormToShow } from './form-to-show.ts'
import { guidanceFor } from './guidance.ts'
import { KnownSection } from './known-section.tsx'
import { MunicipalityField } from './municipality-field.tsx'
import { PhotosSection } from './photos-section.tsx'
import { UrgentSection } from './urgent-section.tsx'
import { WhatSection } from './what-section.tsx'
import { WordsSection } from './words-section.tsx'
import { YouSection } from './you-section.tsx'

/** What makes the form nicer where scripts run. */
export const formScripts = [
  'recipient.js',
  'suggestion.js',
  'guidance.js',
  'details.js',
  'report-form.js',
  'known.js',
] as const

/** What the form is about, its sections in the order they are read aloud, and the button. */
export function ReportForm({ ask, form }: SectionProps) {
  const { fields, place, button } = form
  return (
    <form
      class="flow"
      id="form"
      method="post"
      action={form.action}
      enctype="multipart/form-data"
      noValidate
      data-answer={ask.c.req.method === 'POST' ? '' : undefined}
      data-sent={form.isSent ? '' : undefined}
      data-begun={form.isBegun ? '' : undefined}
    >
      <DefaultButton>{button}</DefaultButton>
      <HiddenField name="key" value={form.key} />
      {fields['seen'] && <HiddenField name="seen" value={fields['seen']} />}
      {fields['near'] && <HiddenField name="near" value={fields['near']} />}
      {place.isTown && <HiddenField name="ort" value="1" />}
      <HiddenField name="lat" value={place.point.lat} />
      <HiddenField name="lon" value={place.point.lon} />
      <UrgentSection ask={ask} form={form} />
      <PhotosSection ask={ask} form={form} />
      <MunicipalityField ask={ask} form={form} error={mistakeAt(ask, form, 'municipality')} />
      <WhatSection ask={ask} form={form} />
      <KnownSection ask={ask} form={form} />
      <WordsSection ask={ask} form={form} />
      <YouSection ask={ask} form={form} />
      <TellPeopleApart ask={ask} shown={form} />
      <Button kind="primary" wide>
        {button}
      </Button>
      <div id="sending" class="flow" />
    </form>
  )
}

export function FormSummary({ ask, form }: { ask: Ask; form: FormToShow }) {
  if (form.changed) return <ChangedNotice ask={ask} fields={form.fields} {...form.changed} />
  const { questions } = guidanceFor(ask, form)
  const sentenceFor = (field: string) => {
    const asked = questions.find((question) => question.field === field)
    const message = mistakeAt(ask, form, field) ?? ''
    return asked ? `${asked.words}: ${message}` : message
  }
  return <MistakeSummary ask={ask} mistakes={form.mistakes} sentenceFor={sentenceFor} />
}
