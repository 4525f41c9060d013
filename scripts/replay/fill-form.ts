import type { Field, Form } from './read-forms.ts'

/** What a form sends when it is filled in by the labels that people read; the rest stays as it came. */
export function fillForm(form: Form, answers: Readonly<Record<string, string>>): URLSearchParams {
  const sent = new URLSearchParams()
  const answered = new Map(
    Object.entries(answers).map(([label, answer]) => [fieldLabelled(form, label), answer] as const),
  )
  for (const field of form.fields) {
    const answer = answered.get(field)
    const value = answer === undefined ? field.value : given(field, answer)
    if (value !== null) sent.append(field.name, value.replace(/\r?\n/g, '\r\n'))
  }
  const [pressed] = form.buttons
  if (pressed?.name) sent.append(pressed.name, pressed.value)
  return sent
}

function fieldLabelled(form: Form, label: string): Field {
  const shown = form.fields.filter((field) => field.kind !== 'hidden')
  const field = shown.find((one) => one.label === label) ?? shown.find((one) => one.label.startsWith(label))
  if (!field) throw new Error(`the form has no field called ${label}`)
  return field
}

function given(field: Field, answer: string): string {
  // As a browser does: what does not fit can't be typed.
  if (field.kind === 'text') return field.maxLength === null ? answer : answer.slice(0, field.maxLength)
  const option = field.options.find((one) => one.label === answer || one.value === answer)
  if (!option) throw new Error(`${field.label} offers no "${answer}"`)
  return option.value
}
