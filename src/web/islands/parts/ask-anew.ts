import { allGiven, nameOf } from './form-fields.ts'
import { questionAbout } from './question-about.ts'

/** Asks each time one of these fields changes; an answer to what is no longer asked is not waited for. */
export function askAnew(
  form: HTMLFormElement,
  names: readonly string[],
  ask: (signal: AbortSignal) => unknown,
): void {
  let latest = new AbortController()
  form.addEventListener('change', ({ target }) => {
    if (!names.includes(nameOf(target))) return
    latest.abort()
    latest = new AbortController()
    ask(latest.signal)
  })
}

/**
 * What the box's address in our API answers about the form as it stands: its place, category and municipality, and
 * the fields named besides. Null where another choice has been made meanwhile, or there is no network or answer.
 */
export async function answerAbout<Answer>(
  box: HTMLElement,
  form: HTMLFormElement,
  { signal, besides = [] }: { signal: AbortSignal; besides?: readonly string[] },
): Promise<Answer | null> {
  const address = new URL(box.dataset['api'] ?? '', window.location.href)
  for (const [name, value] of questionAbout(allGiven(form), besides)) address.searchParams.set(name, value)
  try {
    const answer = await fetch(address, { signal })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
