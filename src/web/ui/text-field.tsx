import { Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url'
  autocomplete?: 'email' | 'name' | 'tel' | 'off' | 'street-address'
  inputmode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal'
  maxlength?: number
  required?: boolean
  /** Postal codes, numbers: as wide as what is written in it. */
  short?: boolean
  /** Tab passes it by. */
  untabbed?: boolean
  /** To be read and copied, not written in. */
  readonly?: boolean
}

export const TextField = (props: TextFieldProps) => {
  const {
    value,
    type = 'text',
    autocomplete,
    inputmode,
    maxlength,
    required,
    short,
    untabbed,
    readonly,
    ...field
  } = props
  return (
    <Field {...field}>
      {(wired) => (
        <input
          {...wired}
          class={short ? 'control short' : 'control'}
          type={type}
          value={value ?? ''}
          autocomplete={autocomplete}
          inputmode={inputmode}
          maxlength={maxlength}
          required={required}
          readOnly={readonly}
          tabIndex={untabbed ? -1 : undefined}
        />
      )}
    </Field>
  )
}
