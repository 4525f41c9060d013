import { DetailNotes, type DetailWords } from '../ui/detail-notes.tsx'
import { afterPause } from './parts/after-pause.ts'
import { draw } from './parts/draw.ts'

// Fetched when somebody writes; without network it is told when the form comes back.
const detectors = () => import('#text/personal-details.ts').catch(() => null)

/** Says while it is being written what tells of a person, and takes just that out at one press. */
for (const box of document.querySelectorAll<HTMLElement>('[data-details]')) {
  const name = box.dataset['details'] ?? ''
  const field = box.closest('form')?.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) watch(box, field)
}

function watch(box: HTMLElement, field: HTMLInputElement | HTMLTextAreaElement): void {
  const words: DetailWords = JSON.parse(box.dataset['words'] ?? '')
  const show = async () => {
    const details = (await detectors())?.findPersonalDetails(field.value) ?? []
    draw(<DetailNotes field={field.name} details={details} words={words} />, box)
  }
  field.addEventListener(
    'input',
    afterPause(600, () => void show()),
  )
  field.addEventListener('change', () => void show())
  box.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    event.preventDefault()
    void takeOut(button.value.slice(field.name.length + 1))
  })

  async function takeOut(detail: string): Promise<void> {
    const known = await detectors()
    if (!known) return
    field.value = known.withoutDetail(field.value, detail)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
    await show()
  }
}
