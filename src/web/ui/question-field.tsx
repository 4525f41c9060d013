import type { ShownQuestion } from '#responsibility/shown-guidance.ts'
import { CheckGroup } from './check-group.tsx'
import { DateField } from './date-field.tsx'
import { Notice } from './notice.tsx'
import { RadioGroup } from './radio-group.tsx'
import { TextField } from './text-field.tsx'

/** What questions say whatever they ask. */
export type QuestionWords = { title: string; skip: string }

type Props = {
  question: ShownQuestion
  words: QuestionWords
  /** What has been answered so far, by field. */
  values: Readonly<Record<string, string | undefined>>
  error: string | undefined
}

/** One question of a body, as the kind of field it asks for. */
export const QuestionField = ({ question, words, values, error }: Props) => {
  const { field: name, words: label, hint, required, kind, options } = question
  const value = values[name]
  const field = { name, label, error, ...(hint && { hint }) }
  if (kind === 'notice')
    return (
      <Notice tone="warning" title={label}>
        {hint && <p>{hint}</p>}
      </Notice>
    )
  if (kind === 'many')
    return (
      <CheckGroup
        {...field}
        options={options.map((option) => ({
          name: option.field,
          label: option.label,
          detail: option.stop ?? undefined,
          checked: values[option.field] !== undefined,
        }))}
      />
    )
  if (kind === 'one') {
    const choices = options.map(({ code, label: said, stop }) => ({
      value: code,
      label: said,
      detail: stop ?? undefined,
    }))
    const skipped = required ? [] : [{ value: '', label: words.skip }]
    return (
      <RadioGroup
        {...field}
        options={[...choices, ...skipped]}
        value={value ?? (required ? undefined : '')}
      />
    )
  }
  if (kind === 'date') return <DateField {...field} value={value} required={required} />
  return (
    <TextField
      {...field}
      value={value}
      required={required}
      autocomplete="off"
      short={kind === 'number' || question.plate}
      inputmode={kind === 'number' ? 'decimal' : 'text'}
    />
  )
}
