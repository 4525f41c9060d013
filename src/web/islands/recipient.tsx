import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { RecipientBox, type RecipientWords } from '../ui/recipient-box.tsx'
import { answerAbout, askAnew } from './parts/ask-anew.ts'
import { draw } from './parts/draw.ts'
import { given } from './parts/form-fields.ts'

/** Says who gets the report as soon as its category is chosen, and anew when the answer changes. */
const box = document.getElementById('recipient')
const form = box?.closest('form')

if (box && form) {
  document.getElementById('show-recipient')?.setAttribute('hidden', '')
  askAnew(form, ['category', 'municipality', 'otherMunicipality', 'lat'], (signal) =>
    update(box, form, signal),
  )
}

/** When no answer can be had the box stays as it was: what is sent is held against what it told. */
async function update(box: HTMLElement, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  if (given(form, 'category') === '') return
  const shown = await answerAbout<ShownRecipient & { found: boolean }>(box, form, { signal })
  const words: RecipientWords = JSON.parse(box.dataset['words'] ?? '')
  if (shown?.found) draw(<RecipientBox shown={shown} words={words} />, box)
}
