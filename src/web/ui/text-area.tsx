import { Field, type FieldProps } from './field.tsx'

type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number
  maxlength?: number
  required?: boolean
}

export const TextArea = ({ value, rows = 5, maxlength, required, ...field }: TextAreaProps) => (
  <Field {...field}>
    {(wired) => (
      <textarea {...wired} class="control" rows={rows} maxlength={maxlength} required={required}>
        {value ?? ''}
      </textarea>
    )}
  </Field>
)
