import { FieldError, FieldHint, type FieldProps, wiring } from './field.tsx'

type CheckFieldProps = FieldProps & { checked?: boolean | undefined; value?: string; required?: boolean }

export const CheckField = ({ checked, value = 'on', required, ...field }: CheckFieldProps) => {
  const wired = wiring(field)
  return (
    <div class={field.error ? 'field invalid' : 'field'}>
      <FieldError id={wired.id}>{field.error}</FieldError>
      <label class="choice bare">
        <input {...wired} type="checkbox" value={value} checked={checked} required={required} />
        <span>{field.label}</span>
      </label>
      <FieldHint id={wired.id}>{field.hint}</FieldHint>
    </div>
  )
}
