import { FieldError, FieldHint, type FieldProps, wiring } from './field.tsx'

export type CheckOption = {
  /** Its own field: several of one name can't be told apart by a form without files. */
  name: string
  label: string
  detail?: string | undefined
  checked: boolean
}

/** Any number of choices. The first carries the group's id, so that the error summary leads into the group. */
export const CheckGroup = ({ options, ...field }: FieldProps & { options: readonly CheckOption[] }) => {
  const { id, name: _, ...described } = wiring(field)
  return (
    <fieldset class={field.error ? 'field invalid' : 'field'} {...described}>
      <legend>{field.label}</legend>
      <FieldHint id={id}>{field.hint}</FieldHint>
      <FieldError id={id}>{field.error}</FieldError>
      <div class="choices">
        {options.map(({ name, label, detail, checked }, index) => (
          <label class="choice" key={name}>
            <input type="checkbox" id={index === 0 ? id : name} name={name} value="1" checked={checked} />
            <span>
              {label}
              {detail && <small>{detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
