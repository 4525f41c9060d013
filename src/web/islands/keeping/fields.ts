import type { KeptDraft } from './kept.ts'

type Fields = KeptDraft['fields']
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What was typed and chosen; hidden fields and files are the page's own. */
export function readFields(form: HTMLFormElement): Fields {
  return controlsOf(form).flatMap((control) => {
    const isLeft = isChoice(control) ? !control.checked : control.value === '' && !isEmptied(control)
    return isLeft ? [] : [[control.name, control.value] as const]
  })
}

/** It came with words, and somebody took them away: they are not to come back. */
const isEmptied = (control: Control): boolean =>
  !(control instanceof HTMLSelectElement) && control.defaultValue !== ''

/** Whether somebody has typed or chosen anything since the page came. */
export const isTouched = (form: HTMLFormElement): boolean => namesTouched(controlsOf(form)).size > 0

/** Puts back what was kept, but for what has been typed since: that is newer. What has no field yet is answered, for when its field is there. */
export function putBack(form: HTMLFormElement, fields: Fields): Fields {
  const controls = controlsOf(form)
  const touched = namesTouched(controls)
  for (const control of controls) {
    if (touched.has(control.name)) continue
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

const namesTouched = (controls: readonly Control[]): ReadonlySet<string> =>
  new Set(controls.filter(differsFromPage).map(({ name }) => name))

function differsFromPage(control: Control): boolean {
  if (isChoice(control)) return control.checked !== control.defaultChecked
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue
  return control.selectedIndex > 0 && !control.selectedOptions[0]?.defaultSelected
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
