import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { RecipientBox, type RecipientWords } from '../ui/recipient-box.tsx'
import { draw } from './parts/draw.ts'

/** Says who gets the report as soon as its category is chosen, and anew when the answer changes. */
const box = document.getElementById('recipient')
const form = box?.closest('form')
const asked = ['category', 'municipality', 'otherMunicipality', 'lat']

if (box && form) {
  document.getElementById('show-recipient')?.setAttribute('hidden', '')
  let latest = new AbortController()
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLElement) || !asked.includes(target.getAttribute('name') ?? '')) return
    latest.abort()
    latest = new AbortController()
    void update(box, form, latest.signal)
  })
}

/** When no answer can be had the box stays as it was: what is sent is held against what it told. */
async function update(box: HTMLElement, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const fields = new FormData(form)
  const given = (name: string) => String(fields.get(name) ?? '')
  if (given('category') === '') return
  const address = new URL(box.dataset['api'] ?? '', window.location.href)
  for (const name of ['lat', 'lon']) address.searchParams.set(name, given(name))
  address.searchParams.set('category', given('category'))
  address.searchParams.set('municipality', given('otherMunicipality') || given('municipality'))
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return
    const shown: ShownRecipient & { found: true } = await answer.json()
    const words: RecipientWords = JSON.parse(box.dataset['words'] ?? '')
    draw(<RecipientBox shown={shown} words={words} />, box)
  } catch {
    // Another choice has been made meanwhile, or there is no network.
  }
}
