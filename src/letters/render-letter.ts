import { cleanLetter } from './clean-letter.ts'
import type { Letter, RenderedLetter } from './letter.ts'
import { renderHtml } from './render-html.tsx'
import { renderText } from './render-text.ts'

export function renderLetter(letter: Letter): RenderedLetter {
  const clean = cleanLetter(letter)
  return {
    subject: clean.subject,
    text: renderText(clean),
    html: renderHtml(clean),
    ...(clean.headers && { headers: clean.headers }),
  }
}
