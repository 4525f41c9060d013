import { CategorySearch, type SearchWords } from '../ui/category-search.tsx'
import { SuggestedCategories, type SuggestedCategory } from '../ui/suggested-categories.tsx'
import { afterPause } from './parts/after-pause.ts'
import { draw } from './parts/draw.ts'
import { given, nameOf } from './parts/form-fields.ts'

/**
 * Suggests categories while the problem is being described; choosing one chooses it in the list. Its words are
 * fetched when somebody begins; without network it is as quiet as without script.
 */
const mostFound = 5
const knowledge = () => import('#text/category-suggestion.ts')
const box = document.getElementById('suggestion')
const after = document.getElementById('suggestion-after')
const form = box?.closest('form')
const list = form?.elements.namedItem('category')

if (box && after && form && list instanceof HTMLSelectElement) suggestIn({ box, after, form, list })

type Suggest = Awaited<ReturnType<typeof knowledge>>['suggestCategories']
type Page = { box: HTMLElement; after: HTMLElement; form: HTMLFormElement; list: HTMLSelectElement }

function suggestIn({ box, after, form, list }: Page): void {
  const words: SearchWords = JSON.parse(box.dataset['words'] ?? '')
  const categories = categoriesIn(list)
  const showSoon = afterPause(250, () => void show())
  // What the page came back with stays until something else is written.
  box.querySelector('.needs-script')?.classList.add('ready')
  let isAsSent = box.querySelector('[name="suggested"]') !== null
  let taken = ''

  form.addEventListener('focusin', () => void knowledge().catch(() => undefined), { once: true })
  form.addEventListener('input', ({ target }) => {
    if (!['vad', 'title', 'description'].includes(nameOf(target))) return
    isAsSent = false
    showSoon()
  })
  form.addEventListener('change', ({ target }) => {
    const name = nameOf(target)
    if (name === 'suggested' && target instanceof HTMLInputElement) choose(target.value)
    if (name === 'category' && !isAsSent) void show()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || nameOf(event.target) !== 'vad') return
    event.preventDefault()
    void show().then(chooseFirst)
  })

  function chooseFirst(): void {
    const [first] = form.querySelectorAll<HTMLInputElement>('[name="suggested"]')
    first?.focus()
    first?.click()
  }

  function choose(code: string): void {
    taken = code
    if (list.value === code) return
    list.value = code
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }

  async function show(): Promise<void> {
    const known = await knowledge().catch(() => null)
    if (!known) return
    const { suggestCategories } = known
    const typed = given(form, 'vad')
    const found = typed.trim() === '' ? [] : search(typed, suggestCategories)
    const written = `${given(form, 'title')}\n${given(form, 'description')}`
    const beside = typed.trim() === '' ? named(suggestCategories(written)) : []
    // Who has chosen in the list needs no suggestion; what was taken among them stays under the finger.
    const isAnswered = list.value !== '' && list.value !== taken
    const value = list.value || undefined
    draw(<CategorySearch words={words} typed={typed} suggested={found} value={value} isReady />, box)
    draw(<SuggestedCategories suggested={isAnswered ? [] : beside} words={words} value={value} />, after)
  }

  function search(typed: string, suggest: Suggest): SuggestedCategory[] {
    const wanted = typed.trim().toLocaleLowerCase('sv')
    const called = categories.filter(({ label }) => label.toLocaleLowerCase('sv').includes(wanted))
    const meant = named(suggest(typed, { isTyping: true, atMost: mostFound }))
    return [...new Set([...called, ...meant])].slice(0, mostFound)
  }

  function named(codes: readonly string[]): SuggestedCategory[] {
    return codes.flatMap((code) => categories.find((category) => category.code === code) ?? [])
  }
}

// Hoisted: the page is at work before this line is reached.
function categoriesIn(list: HTMLSelectElement): SuggestedCategory[] {
  return [...list.options]
    .filter(({ value }) => value !== '')
    .map(({ value: code, label, parentElement }) => ({
      code,
      label,
      group: parentElement instanceof HTMLOptGroupElement ? parentElement.label : '',
    }))
}
