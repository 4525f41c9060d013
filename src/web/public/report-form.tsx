import { z } from 'zod'
import { categoryByCode, categoryGroups } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { email, line, text } from '../fields.ts'
import { Button } from '../ui/button.tsx'
import { DefaultButton } from '../ui/default-button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { FormToShow } from './form-to-show.ts'
import { MunicipalityField } from './municipality-field.tsx'
import { RecipientField } from './recipient-field.tsx'

type Mistake = keyof Ask['say']['pages']['reporting']['mistakes']

/** The form of a report. The place and its municipality are read apart: see form-place.ts. */
export const reportForm = z.object({
  category: z
    .string()
    .default('')
    .refine((code) => categoryByCode(code) !== undefined, 'category' satisfies Mistake),
  title: line<Mistake>({
    limit: lengths.title,
    missing: 'title',
    tooLong: 'titleLong',
    personalNumber: 'personalNumber',
  }),
  description: text<Mistake>({
    limit: lengths.description,
    missing: 'description',
    tooLong: 'descriptionLong',
    personalNumber: 'personalNumber',
  }),
  place: line<Mistake>({
    limit: lengths.placeWords,
    tooLong: 'placeLong',
    personalNumber: 'personalNumber',
  }),
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  name: line<Mistake>({ limit: lengths.name, tooLong: 'nameLong', personalNumber: 'personalNumberName' }),
})

/** Where only the town is known, the words have to say where in it. */
export const reportInTown = reportForm.extend({
  place: line<Mistake>({
    limit: lengths.placeWords,
    missing: 'placeNeeded',
    tooLong: 'placeLong',
    personalNumber: 'personalNumber',
  }),
})

/** Summary, fields and the button; the fields in the order they are read aloud. */
export function ReportForm({ ask, form }: { ask: Ask; form: FormToShow }) {
  const { fields, place, button } = form
  const words = ask.say.pages.reporting.form
  const field = (name: string) => ({ name, value: fields[name], error: mistakeAt(ask, form, name) })
  return (
    <form class="flow" id="form" method="post" action={form.action} noValidate>
      <DefaultButton>{button}</DefaultButton>
      {fields['key'] && <HiddenField name="key" value={fields['key']} />}
      {fields['near'] && <HiddenField name="near" value={fields['near']} />}
      {place.isTown && <HiddenField name="ort" value="1" />}
      <HiddenField name="lat" value={place.point.lat} />
      <HiddenField name="lon" value={place.point.lon} />
      <MunicipalityField ask={ask} form={form} error={mistakeAt(ask, form, 'municipality')} />
      <SelectField
        {...field('category')}
        label={words.category}
        options={categoryOptions(ask)}
        empty={words.chooseCategory}
        required
      />
      <RecipientField ask={ask} form={form} error={mistakeAt(ask, form, 'recipient')} />
      <TextField {...field('title')} label={words.heading} hint={words.headingHint} required />
      <TextArea {...field('description')} label={words.description} hint={words.descriptionHint} required />
      <TextField
        {...field('place')}
        label={place.isTown ? words.placeInTown : words.place}
        hint={place.isTown ? words.placeInTownHint : words.placeHint}
        required={place.isTown}
      />
      <TextField
        {...field('email')}
        label={words.email}
        hint={words.emailHint}
        type="email"
        autocomplete="email"
        required
      />
      <TextField {...field('name')} label={words.name} hint={words.nameHint} autocomplete="name" />
      <p class="muted">
        {words.privacy} <a href={to(ask, paths.privacy())}>{words.privacyLink}</a>
      </p>
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

function mistakeAt({ say }: Ask, { mistakes }: FormToShow, field: string): string | undefined {
  const name = mistakes[field]
  return name && isMistake(say, name) ? say.pages.reporting.mistakes[name] : undefined
}

const isMistake = (say: Ask['say'], name: string): name is Mistake =>
  Object.hasOwn(say.pages.reporting.mistakes, name)

const categoryOptions = ({ language }: Ask) =>
  categoryGroups.map((group) => ({
    label: group[language],
    options: group.categories.map((category) => ({ value: category.code, label: category[language] })),
  }))
