import { CategoryIcon } from './category-icon.tsx'
import { FieldError, FieldHint, type FieldProps, wiring } from './field.tsx'

export type RadioOption = {
  value: string
  label: string
  detail?: string | undefined
  icon?: string | undefined
}

type RadioGroupProps = FieldProps & {
  options: readonly RadioOption[]
  value?: string | undefined
  required?: boolean
}

/** The first choice carries the group's id, so that the error summary leads into the group. */
export const RadioGroup = ({ options, value, required, ...field }: RadioGroupProps) => {
  const { id, name, ...described } = wiring(field)
  return (
    <fieldset class={field.error ? 'field invalid' : 'field'} {...described}>
      <legend>{field.label}</legend>
      <FieldHint id={id}>{field.hint}</FieldHint>
      <FieldError id={id}>{field.error}</FieldError>
      <div class="choices">
        {options.map((option, index) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={option.value}
              checked={option.value === value}
              required={required}
            />
            {option.icon && <CategoryIcon icon={option.icon} />}
            <span>
              {option.label}
              {option.detail && <small>{option.detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
