import type { KeptDraft } from './kept.ts'

type Fields = KeptDraft['fields']
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What was typed and chosen; hidden fields and files are the page's own. */
export function readFields(form: HTMLFormElement): Fields {
  return controlsOf(form).flatMap((control) => {
    const isLeft = isChoice(control) && !control.checked
    return isLeft || control.value === '' ? [] : [[control.name, control.value] as const]
  })
}

/** Puts back what was kept. What has no field yet is answered, for when its field is there. */
export function putBack(form: HTMLFormElement, fields: Fields): Fields {
  const controls = controlsOf(form)
  for (const control of controls) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (values.length > 0) fill(control, values)
  }
  return fields.filter(([name, value]) => !controls.some((control) => holds(control, name, value)))
}

/** The other islands hear of it as if somebody had typed. */
function fill(control: Control, values: readonly string[]): void {
  const [first = ''] = values
  if (isChoice(control)) {
    if (control.checked === values.includes(control.value)) return
    control.checked = values.includes(control.value)
  } else {
    if (control.value === first) return
    control.value = first
  }
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

const holds = (control: Control, name: string, value: string): boolean =>
  control.name === name && control.value === value

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element): element is Control => isControl(element) && element.name !== '')

const isControl = (element: Element): element is Control =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !['hidden', 'file', 'submit', 'button'].includes(element.type))

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)
