import type { ShownKnown } from '#reports/nearby/shown-known.ts'
import { KnownBox, type KnownWords } from '../ui/known-box.tsx'
import { draw } from './parts/draw.ts'

/** Shows what is reported nearby as soon as the category is chosen, and anew when it or the place changes. */
const box = document.getElementById('known')
const form = box?.closest('form')
const asked = ['category', 'municipality', 'otherMunicipality', 'lat', 'lon']

if (box && form) {
  let latest = new AbortController()
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLElement) || !asked.includes(target.getAttribute('name') ?? '')) return
    latest.abort()
    latest = new AbortController()
    void update(box, form, latest.signal)
  })
}

/** Without an answer the form is as good as before. */
async function update(box: HTMLElement, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const fields = new FormData(form)
  const given = (name: string) => String(fields.get(name) ?? '')
  const words: KnownWords = JSON.parse(box.dataset['words'] ?? '')
  if (given('category') === '') return draw(<KnownBox known={null} words={words} />, box)
  const address = new URL(box.dataset['api'] ?? '', window.location.href)
  for (const name of ['lat', 'lon', 'category']) address.searchParams.set(name, given(name))
  address.searchParams.set('municipality', given('otherMunicipality') || given('municipality'))
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return
    const known: ShownKnown = await answer.json()
    draw(<KnownBox known={known} words={words} />, box)
  } catch {
    // Another choice has been made meanwhile, or there is no network.
  }
}
