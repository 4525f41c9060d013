import type { ShownKnown } from '#reports/nearby/shown-known.ts'
import { KnownBox, type KnownWords } from '../ui/known-box.tsx'
import { answerAbout, askAnew } from './parts/ask-anew.ts'
import { draw } from './parts/draw.ts'
import { given } from './parts/form-fields.ts'

/** Shows what is reported nearby as soon as the category is chosen, and anew when it or the place changes. */
const box = document.getElementById('known')
const form = box?.closest('form')

if (box && form)
  askAnew(form, ['category', 'municipality', 'otherMunicipality', 'lat', 'lon'], (signal) =>
    update(box, form, signal),
  )

/** Without an answer the form is as good as before. */
async function update(box: HTMLElement, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const words: KnownWords = JSON.parse(box.dataset['words'] ?? '')
  if (given(form, 'category') === '') return draw(<KnownBox known={null} words={words} />, box)
  const known = await answerAbout<ShownKnown>(box, form, { signal })
  if (known) draw(<KnownBox known={known} words={words} />, box)
}
