import { decodeEntities, type Tag, walkHtml } from './walk-html.ts'

/** A form as somebody without script has it before them, with what is filled in already. */
export type Form = {
  /** As it stands in the page: relative to the page's address. */
  action: string
  method: 'get' | 'post'
  fields: Field[]
  buttons: Button[]
}

export type Field = {
  kind: 'hidden' | 'text' | 'choice' | 'tick'
  name: string
  /** What stands by it; of a group of choices, what stands above them. */
  label: string
  /** What is sent unless somebody changes it; null for nothing. */
  value: string | null
  maxLength: number | null
  options: Option[]
}

type Option = { value: string; label: string }
type Button = { name: string | null; value: string; label: string }

/** The forms of a page of ours. It knows what we write, not all that HTML allows. */
export function readForms(html: string): Form[] {
  const reader = new FormReader()
  walkHtml(html, reader)
  return reader.forms
}

type Told = { field: Field; id: string | null; option: Option | null }

/** Labels come before, around or after what they name, so all of a form is heard before they are tied. */
class FormReader {
  readonly forms: Form[] = []
  private form: Form | null = null
  private told: Told[] = []
  private labels = new Map<string, string>()
  private label: { of: string | null; text: string; around: Told[] } | null = null
  private legend: { text: string; isOpen: boolean } | null = null
  private select: Told | null = null
  private option: (Option & { isChosen: boolean }) | null = null
  private area: Told | null = null
  private button: Button | null = null

  open({ name, attributes }: Tag): void {
    if (name === 'form') this.begin(attributes)
    else if (name === 'label') this.label = { of: attributes.get('for') ?? null, text: '', around: [] }
    else if (name === 'fieldset') this.legend = { text: '', isOpen: false }
    else if (name === 'legend' && this.legend) this.legend.isOpen = true
    else if (name === 'input') this.input(attributes)
    else if (name === 'select') this.select = this.tell('choice', attributes, null)
    else if (name === 'textarea') this.area = this.tell('text', attributes, '')
    else if (name === 'option')
      this.option = { value: attributes.get('value') ?? '', label: '', isChosen: attributes.has('selected') }
    else if (name === 'button' && this.form && (attributes.get('type') ?? 'submit') === 'submit') {
      this.button = { name: attributes.get('name') ?? null, value: attributes.get('value') ?? '', label: '' }
      this.form.buttons.push(this.button)
    }
  }

  close(name: string): void {
    if (name === 'form') this.end()
    else if (name === 'label') this.endLabel()
    else if (name === 'fieldset') this.legend = null
    else if (name === 'legend' && this.legend) this.legend.isOpen = false
    else if (name === 'select') this.select = null
    else if (name === 'textarea') this.area = null
    else if (name === 'option') this.endOption()
    else if (name === 'button') this.button = null
  }

  text(raw: string): void {
    const text = decodeEntities(raw)
    if (this.area) this.area.field.value += text
    if (this.option) this.option.label += text
    else if (this.button) this.button.label += text
    else if (this.legend?.isOpen) this.legend.text += text
    else if (this.label) this.label.text += text
  }

  private begin(attributes: Tag['attributes']): void {
    const method = attributes.get('method')?.toLowerCase() === 'post' ? 'post' : 'get'
    this.form = { action: attributes.get('action') ?? '', method, fields: [], buttons: [] }
    this.forms.push(this.form)
  }

  private input(attributes: Tag['attributes']): void {
    const type = attributes.get('type') ?? 'text'
    const value = attributes.get('value') ?? null
    if (type === 'hidden') this.tell('hidden', attributes, value ?? '')
    else if (type === 'radio') this.choice(attributes, value ?? 'on')
    else if (type === 'checkbox') {
      const ticked = value ?? 'on'
      const told = this.tell('tick', attributes, attributes.has('checked') ? ticked : null)
      told?.field.options.push({ value: ticked, label: '' })
    } else if (!['submit', 'button', 'reset', 'file', 'image'].includes(type))
      this.tell('text', attributes, value ?? '')
  }

  /** Choices of one name are one field, whose name stands in the legend. */
  private choice(attributes: Tag['attributes'], value: string): void {
    const name = attributes.get('name') ?? ''
    const known = this.form?.fields.find((field) => field.kind === 'choice' && field.name === name)
    const told = known
      ? { field: known, id: attributes.get('id') ?? null, option: null }
      : this.tell('choice', attributes, null)
    if (!told) return
    told.field.label = plain(this.legend?.text ?? '')
    if (attributes.has('checked')) told.field.value = value
    const option = { value, label: '' }
    told.field.options.push(option)
    told.option = option
    if (known) this.hear(told)
  }

  private tell(kind: Field['kind'], attributes: Tag['attributes'], value: string | null): Told | null {
    const name = attributes.get('name')
    if (!this.form || name === undefined || attributes.has('disabled')) return null
    const maxLength = Number(attributes.get('maxlength')) || null
    const field: Field = { kind, name, label: '', value, maxLength, options: [] }
    this.form.fields.push(field)
    return this.hear({ field, id: attributes.get('id') ?? null, option: null })
  }

  private hear(told: Told): Told {
    this.told.push(told)
    this.label?.around.push(told)
    return told
  }

  private endLabel(): void {
    const { of = null, text = '', around = [] } = this.label ?? {}
    for (const { field, option } of around) {
      if (option) option.label = plain(text)
      else field.label = plain(text)
    }
    if (of !== null) this.labels.set(of, plain(text))
    this.label = null
  }

  private endOption(): void {
    if (this.option && this.select) {
      const { value, label, isChosen } = this.option
      const { field } = this.select
      field.options.push({ value, label: plain(label) })
      if (isChosen) field.value = value
      else field.value ??= value // a browser chooses the first
    }
    this.option = null
  }

  private end(): void {
    for (const { field, id, option } of this.told) {
      const label = id === null ? undefined : this.labels.get(id)
      if (label === undefined) continue
      if (option) option.label ||= label
      else field.label ||= label
    }
    for (const button of this.form?.buttons ?? []) button.label = plain(button.label)
    this.form = null
    this.told = []
    this.labels = new Map()
  }
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
