import { DetailNotes, type DetailWords } from '../ui/detail-notes.tsx'
import { afterPause } from './parts/after-pause.ts'
import { draw } from './parts/draw.ts'
import { given, nameOf } from './parts/form-fields.ts'

/** Says while it is being written what tells of a person, and takes just that out at one press. */
const forms = new Set([...document.querySelectorAll('[data-details]')].map((box) => box.closest('form')))

// Fetched when somebody writes; without network it is told when the form comes back.
const detectors = () => import('#text/personal-details.ts').catch(() => null)

for (const form of forms) if (form) watch(form)

function watch(form: HTMLFormElement): void {
  const words: DetailWords = JSON.parse(
    form.querySelector<HTMLElement>('[data-details][data-words]')?.dataset['words'] ?? '',
  )
  // Looked up anew each time: the fields of questions come and go with the category.
  const boxOf = (field: string) => form.querySelector<HTMLElement>(`[data-details="${CSS.escape(field)}"]`)
  let written = ''
  const showSoon = afterPause(600, () => void show(written))

  form.addEventListener('input', ({ target }) => {
    if (written !== nameOf(target)) void show(written)
    written = nameOf(target)
    showSoon()
  })
  form.addEventListener('change', ({ target }) => void show(nameOf(target)))
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const field = button?.closest<HTMLElement>('[data-details]')?.dataset['details']
    if (!button || field === undefined) return
    event.preventDefault()
    void takeOut(field, button.value.slice(field.length + 1))
  })

  async function show(field: string): Promise<void> {
    const box = boxOf(field)
    if (!box) return
    const details = (await detectors())?.findPersonalDetails(given(form, field)) ?? []
    draw(<DetailNotes field={field} details={details} words={words} />, box)
  }

  async function takeOut(field: string, detail: string): Promise<void> {
    const known = await detectors()
    const typed = form.elements.namedItem(field)
    if (!known || !(typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement)) return
    typed.value = known.withoutDetail(typed.value, detail)
    typed.dispatchEvent(new Event('input', { bubbles: true }))
    typed.focus()
    await show(field)
  }
}
