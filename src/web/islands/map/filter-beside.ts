/** The page's choices, taken into its address without leaving the map; `changed` is told when they are. */
export function filterBeside(changed: () => void): void {
  const form = document.querySelector<HTMLFormElement>('form#filter')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    choose(Object.fromEntries([...namesIn(form)].map((name) => [name, valueIn(form, name)])), changed)
  })
  document.getElementById('states')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    choose({ visa: new URL(link.href).searchParams.get('visa') ?? '' }, changed)
  })
}

/** Where the map is, and which states are shown, is not the form's: it has both as they were when the page came. */
const notTheForms = new Set(['', 'lat', 'lon', 'plats', 'z', 'visa'])

const namesIn = (form: HTMLFormElement): Set<string> =>
  new Set(
    [...form.elements]
      .map((element) => element.getAttribute('name') ?? '')
      .filter((name) => !notTheForms.has(name)),
  )

const valueIn = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '')

function choose(choices: Record<string, string>, changed: () => void): void {
  const address = new URL(window.location.href)
  // Another municipality may be meant by other words, and another list begins anew.
  for (const name of ['efter', 'fore', 'aldre', ...('ord' in choices ? ['overallt'] : [])])
    address.searchParams.delete(name)
  for (const [name, value] of Object.entries(choices)) {
    if (value === '') address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  }
  history.replaceState(null, '', address)
  changed()
}
