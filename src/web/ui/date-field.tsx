import { Field, type FieldProps } from './field.tsx'

type DateFieldProps = FieldProps & {
  /** ISO dates, as the browser sends them: 2026-11-23. */
  value?: string | undefined
  min?: string
  max?: string
  required?: boolean
}

export const DateField = ({ value, min, max, required, ...field }: DateFieldProps) => (
  <Field {...field}>
    {(wired) => (
      <input
        {...wired}
        class="control short"
        type="date"
        value={value ?? ''}
        min={min}
        max={max}
        required={required}
      />
    )}
  </Field>
)
