import { given, nameOf } from './form-fields.ts'

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
  for (const name of ['lat', 'lon', 'category', ...besides]) address.searchParams.set(name, given(form, name))
  address.searchParams.set('municipality', given(form, 'otherMunicipality') || given(form, 'municipality'))
  try {
    const answer = await fetch(address, { signal })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
