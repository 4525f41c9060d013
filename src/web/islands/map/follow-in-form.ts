import type { Follow, Place } from './follow.ts'
import { mapWords } from './map-words.ts'

/**
 * In the form: its place, the words for it and who receives the report follow the pin. Into another municipality, or
 * near a border, the form is asked for anew with all that is written in it.
 */
export function followInForm(box: HTMLElement): Follow {
  const form = document.getElementById('form')
  const { municipality, sure } = box.dataset
  return ({ place, said }) => {
    if (!(form instanceof HTMLFormElement)) return
    setPlace(form, place)
    forgetSuggestion(form)
    showWords(said?.words ?? mapWords().place.unknown, said?.found ? said.coordinates : '')
    if (said?.found && (said.municipality !== municipality || String(said.isSure) !== sure)) askAnew(form)
    else fieldOf(form, 'lat')?.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function setPlace(form: HTMLFormElement, { lat, lon }: Place): void {
  for (const [name, value] of Object.entries({ lat, lon })) {
    const field = fieldOf(form, name)
    if (field) field.value = String(value)
  }
  fieldOf(form, 'ort')?.remove()
  const address = new URL(window.location.href)
  if (!address.searchParams.has('lat')) return
  address.searchParams.set('lat', String(lat))
  address.searchParams.set('lon', String(lon))
  address.searchParams.delete('plats')
  history.replaceState(history.state, '', address)
}

/** The address that was nearest is not any more; words somebody has written stay. */
function forgetSuggestion(form: HTMLFormElement): void {
  const near = fieldOf(form, 'near')
  const place = fieldOf(form, 'place')
  if (near && near.value !== '' && place?.value.includes(near.value)) place.value = ''
  if (near) near.value = ''
}

function showWords(words: string, coordinates: string): void {
  const place = document.getElementById('place-words')
  const point = document.getElementById('place-coordinates')
  if (place) place.textContent = words
  if (point) point.textContent = coordinates
}

/** The button that shows who receives the report brings the whole form back, made for the new place. */
function askAnew(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[name="show"][value="recipient"]')
  if (!button) return
  showWords(mapWords().place.elsewhere, '')
  button.formAction = button.formAction.replace(/#.*$/, '#where')
  form.requestSubmit(button)
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement ? field : null
}
