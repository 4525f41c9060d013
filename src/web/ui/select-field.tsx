import { Field, type FieldProps } from './field.tsx'

export type SelectOption = { value: string; label: string }
export type SelectGroup = { label: string; options: readonly SelectOption[] }

type SelectFieldProps = FieldProps & {
  options: readonly (SelectOption | SelectGroup)[]
  value?: string | undefined
  /** The choice that is none, for example "Välj kategori". */
  empty?: string
  required?: boolean
}

export const SelectField = ({ options, value, empty, required, ...field }: SelectFieldProps) => (
  <Field {...field}>
    {(wired) => (
      <span class="select">
        <select {...wired} class="control" required={required}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map((inner) => choice(inner, value))}
              </optgroup>
            ) : (
              choice(option, value)
            ),
          )}
        </select>
      </span>
    )}
  </Field>
)

const choice = ({ value, label }: SelectOption, chosen: string | undefined) => (
  <option key={value} value={value} selected={value === chosen}>
    {label}
  </option>
)
