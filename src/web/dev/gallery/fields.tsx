import type { JSX } from 'preact'
import { CheckField } from '../../ui/check-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProps } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

type States = {
  words: Showing['words']
  name: string
  label: string
  /** The field, empty or filled. */
  field(props: FieldProps, isFilled: boolean): JSX.Element
}

/** A field empty, with its hint, filled in, mistaken, and under a name that is too long. */
const inEveryState = ({ words: { states, asks, samples }, name, label, field }: States) => (
  <>
    <Specimen name={states.usual}>{field({ name, label }, false)}</Specimen>
    <Specimen name={states.hint}>{field({ name: `${name}-hint`, label, hint: asks.hint }, false)}</Specimen>
    <Specimen name={states.filled}>{field({ name: `${name}-filled`, label }, true)}</Specimen>
    <Specimen name={states.wrong}>
      {field({ name: `${name}-wrong`, label, hint: asks.hint, error: asks.wrong }, true)}
    </Specimen>
    <Specimen name={states.long}>{field({ name: `${name}-long`, label: samples.longWord }, false)}</Specimen>
  </>
)

export const TextFields = ({ words, ask }: Showing) =>
  inEveryState({
    words,
    name: 'text',
    label: ask.say.pages.reporting.form.heading,
    field: (props, isFilled) => <TextField {...props} value={isFilled ? words.samples.title : ''} />,
  })

export const TextAreas = ({ words, ask }: Showing) =>
  inEveryState({
    words,
    name: 'area',
    label: ask.say.pages.reporting.form.description,
    field: (props, isFilled) => <TextArea {...props} rows={3} value={isFilled ? words.samples.words : ''} />,
  })

export const DateFields = ({ words }: Showing) =>
  inEveryState({
    words,
    name: 'day',
    label: words.asks.day,
    field: (props, isFilled) => <DateField {...props} value={isFilled ? '2026-11-23' : ''} />,
  })

export const SearchFields = ({ words, ask }: Showing) =>
  inEveryState({
    words,
    name: 'search',
    label: ask.say.pages.finding.field,
    field: (props, isFilled) => (
      <SearchField
        {...props}
        button={ask.say.pages.finding.button}
        value={isFilled ? words.samples.place : ''}
      />
    ),
  })

export const FileFields = ({ words }: Showing) =>
  inEveryState({
    words,
    name: 'file',
    label: words.acts.take,
    field: (props) => <FileField {...props} accept="image/*" />,
  })

export const CheckFields = ({ words }: Showing) =>
  inEveryState({
    words,
    name: 'check',
    label: words.asks.agree,
    field: (props, isFilled) => <CheckField {...props} checked={isFilled} />,
  })

export const SelectFields = ({ words }: Showing) =>
  inEveryState({
    words,
    name: 'select',
    label: words.asks.kind,
    field: (props, isFilled) => (
      <SelectField
        {...props}
        empty={words.asks.choose}
        value={isFilled ? 'belysning' : ''}
        options={choicesOf(words).map(({ value, label }) => ({ value, label }))}
      />
    ),
  })

export const RadioGroups = ({ words }: Showing) =>
  inEveryState({
    words,
    name: 'radio',
    label: words.asks.kind,
    field: (props, isFilled) => (
      <RadioGroup {...props} value={isFilled ? 'belysning' : ''} options={choicesOf(words)} />
    ),
  })

const choicesOf = ({ asks, samples }: Showing['words']) => [
  { value: 'belysning', label: asks.lamps, icon: 'belysning' },
  { value: 'belysning_skada', label: asks.pole, icon: 'belysning_skada', detail: samples.body },
  { value: 'ovrigt', label: asks.other, icon: 'ovrigt' },
]

export const HiddenFields = ({ words: { states } }: Showing) => (
  <Specimen name={states.unseen}>
    <HiddenField name="hidden" value="1" />
  </Specimen>
)

export const ErrorSummaries = ({ words: { asks, states } }: Showing) => (
  <Specimen name={states.wrong}>
    <ErrorSummary title={asks.summary} mistakes={[{ field: 'text-wrong', message: asks.wrong }]} />
  </Specimen>
)
