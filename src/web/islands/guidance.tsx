import type { ShownGuidance } from '#responsibility/shown-guidance.ts'
import { GuidanceBox } from '../ui/guidance-box.tsx'
import type { QuestionWords } from '../ui/question-field.tsx'
import { type UrgentCode, UrgentPanel, type UrgentWords } from '../ui/urgent-panel.tsx'
import { afterPause } from './parts/after-pause.ts'
import { answerAbout, askAnew } from './parts/ask-anew.ts'
import { draw } from './parts/draw.ts'
import { allGiven, given, nameOf } from './parts/form-fields.ts'

/** Tells and asks what belongs to the category as soon as it is chosen, and interrupts when something is urgent. */
const asked = ['category', 'municipality', 'otherMunicipality', 'recipient', 'lat']
const written = ['title', 'description', 'place']
const box = document.getElementById('guidance')
const form = box?.closest('form')

if (box && form) guide(box, form)

function guide(box: HTMLElement, form: HTMLFormElement): void {
  const words: QuestionWords = JSON.parse(box.dataset['words'] ?? '')
  let shown: ShownGuidance = JSON.parse(box.dataset['shown'] ?? '')
  const warn = () => void warnOf(form, shown)
  const warnSoon = afterPause(300, warn)

  form.addEventListener('input', ({ target }) => {
    if (written.includes(nameOf(target))) warnSoon()
  })
  form.addEventListener('change', ({ target }) => {
    const name = nameOf(target)
    if (name === 'calm') form.dataset['calm'] = given(form, 'calm')
    if (!asked.includes(name)) warn()
  })
  askAnew(form, asked, update)

  /** When no answer can be had all stays as it was: what is sent is held against what is asked then. */
  async function update(signal: AbortSignal): Promise<void> {
    const told = await answerAbout<ShownGuidance & { found: boolean }>(box, form, {
      signal,
      besides: ['recipient'],
    })
    if (!told?.found) return
    shown = told
    const values = allGiven(form)
    draw(
      <GuidanceBox
        shown={shown}
        words={words}
        values={values}
        errorOf={() => undefined}
        below={(field) => <div class="details-beside" data-details={field} />}
      />,
      box,
    )
    warn()
  }
}

/** Fetched when somebody writes; without network the server asks when the form is sent. */
const detectors = () => import('#text/emergency.ts').catch(() => null)

/** Near what was just written or chosen; where the page came back with it, it stays first in the form. */
async function warnOf(form: HTMLFormElement, shown: ShownGuidance): Promise<void> {
  const [first, beside, below] = ['urgency', 'urgency-what', 'urgency-after'].map((id) =>
    document.getElementById(id),
  )
  if (!first || !beside || !below) return
  const words: UrgentWords = JSON.parse(first.dataset['words'] ?? '')
  const text = written.map((name) => given(form, name)).join('\n')
  const dangers = text.trim() === '' ? [] : ((await detectors())?.dangersIn(text) ?? [])
  const codes: UrgentCode[] = [
    ...dangers,
    ...(shown.isUrgent ? ['category' as const] : []),
    ...(isAnswerUrgent(form, shown) ? ['answer' as const] : []),
  ]
  const calm = form.dataset['calm'] ?? given(form, 'calm')
  const place = first.childElementCount > 0 ? first : dangers.length > 0 ? below : beside
  for (const slot of [first, beside, below])
    draw(
      slot === place && codes.length > 0 ? (
        <UrgentPanel codes={codes} duty={shown.duty} words={words} calm={calm} live />
      ) : null,
      slot,
    )
}

const isAnswerUrgent = (form: HTMLFormElement, { questions }: ShownGuidance): boolean =>
  questions.some(({ field, options }) =>
    options.some(
      (option) => option.isUrgent && (given(form, field) === option.code || given(form, option.field) !== ''),
    ),
  )
