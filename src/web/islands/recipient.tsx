import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { RecipientBox, type RecipientWords } from '../ui/recipient-box.tsx'
import { answerAbout, askAnew } from './parts/ask-anew.ts'
import { draw } from './parts/draw.ts'
import { given, nameOf } from './parts/form-fields.ts'

/** Says who gets the report as soon as its category is chosen, and anew when the answer changes; and who will see it. */
const box = document.getElementById('recipient')
const form = box?.closest('form')

if (box && form) {
  document.getElementById('show-recipient')?.setAttribute('hidden', '')
  let known: ShownRecipient | null = JSON.parse(box.dataset['shown'] ?? 'null')
  askAnew(form, ['category', 'municipality', 'otherMunicipality', 'lat'], async (signal) => {
    known = (await update(box, form, signal)) ?? known
    sayWhoSees(form, known)
  })
  form.addEventListener('change', ({ target }) => {
    if (nameOf(target) === 'recipient') sayWhoSees(form, known)
  })
}

/** When no answer can be had the box stays as it was: what is sent is held against what it told. */
async function update(
  box: HTMLElement,
  form: HTMLFormElement,
  signal: AbortSignal,
): Promise<ShownRecipient | null> {
  if (given(form, 'category') === '') return null
  const shown = await answerAbout<ShownRecipient & { found: boolean }>(box, form, { signal })
  const words: RecipientWords = JSON.parse(box.dataset['words'] ?? '')
  if (!shown?.found) return null
  draw(<RecipientBox shown={shown} words={words} />, box)
  return shown
}

/** Of whom the resident has chosen instead, where they have. */
function sayWhoSees(form: HTMLFormElement, known: ShownRecipient | null): void {
  const chosen = known?.alternatives.find(({ body }) => body === given(form, 'recipient'))
  const isPrivate = (chosen ?? known)?.isPrivate ?? false
  for (const words of form.querySelectorAll<HTMLElement>('[data-seen]'))
    words.hidden = (words.dataset['seen'] === 'by-few') !== isPrivate
}
