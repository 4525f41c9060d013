import { render } from 'preact'
import { findPersonalDetails, withoutDetail } from '#text/personal-details.ts'
import { DetailNotes, type DetailWords } from '../ui/detail-notes.tsx'
import { afterPause } from './parts/after-pause.ts'

/** Says while it is being written what tells of a person, and takes just that out at one press. */
for (const box of document.querySelectorAll<HTMLElement>('[data-details]')) {
  const name = box.dataset['details'] ?? ''
  const field = box.closest('form')?.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) watch(box, field)
}

function watch(box: HTMLElement, field: HTMLInputElement | HTMLTextAreaElement): void {
  const words: DetailWords = JSON.parse(box.dataset['words'] ?? '')
  const show = () =>
    render(<DetailNotes field={field.name} details={findPersonalDetails(field.value)} words={words} />, box)
  const showSoon = afterPause(600, show)
  field.addEventListener('input', showSoon)
  field.addEventListener('change', show)
  box.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    event.preventDefault()
    field.value = withoutDetail(field.value, button.value.slice(field.name.length + 1))
    field.dispatchEvent(new Event('input', { bubbles: true }))
    show()
    field.focus()
  })
}
