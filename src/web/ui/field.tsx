import type { ComponentChildren, JSX } from 'preact'
import { Sign } from './sign.tsx'

/** What every field has: a name for the server and a label for people. */
export type FieldProps = {
  name: string
  label: string
  /** Given when the name stands more than once on the page. The error summary links to it. */
  id?: string | undefined
  hint?: ComponentChildren
  error?: string | undefined
}

type Wiring = {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** Ties a control to its hint and error; the error is read first. */
export function wiring({ name, id = name, hint, error }: FieldProps): Wiring {
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(error && { 'aria-invalid': 'true' }),
  }
}

export const FieldHint = ({ id, children }: { id: string; children: ComponentChildren }) =>
  children ? (
    <div class="hint" id={`${id}-hint`}>
      {children}
    </div>
  ) : null

export const FieldError = ({ id, children }: { id: string; children: string | undefined }) =>
  children ? (
    <p class="field-error" id={`${id}-error`}>
      <Sign name="warning" />
      {children}
    </p>
  ) : null

/** Label, hint, error and one control. Only `web/ui` writes controls, so none is born without them. */
export const Field = ({ children, ...field }: FieldProps & { children: (wired: Wiring) => JSX.Element }) => {
  const wired = wiring(field)
  return (
    <div class={field.error ? 'field invalid' : 'field'}>
      <label for={wired.id}>{field.label}</label>
      <FieldHint id={wired.id}>{field.hint}</FieldHint>
      <FieldError id={wired.id}>{field.error}</FieldError>
      {children(wired)}
    </div>
  )
}
