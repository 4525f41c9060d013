/** Shows a page's photos over it. Arrow keys go on; Escape, the button and the way back close. */
const box = document.querySelector<HTMLDialogElement>('#photo-dialog')
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-large]')]
/** Marks the step in the window's history that opening is. */
const ours = 'photo'
let at = 0

if (box) listen(box)

function listen(dialog: HTMLDialogElement): void {
  for (const [nth, link] of links.entries())
    link.addEventListener('click', (event) => {
      // Whoever asks for a new window gets the photo's page in it.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      open(dialog, nth)
    })
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') go(dialog, -1)
    if (key === 'ArrowRight') go(dialog, 1)
  })
  button(dialog, 'previous')?.addEventListener('click', () => go(dialog, -1))
  button(dialog, 'next')?.addEventListener('click', () => go(dialog, 1))
  button(dialog, 'close')?.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close()
  })
  dialog.addEventListener('close', leave)
  window.addEventListener('popstate', () => dialog.close())
}

function open(dialog: HTMLDialogElement, nth: number): void {
  window.history.pushState(ours, '')
  show(dialog, nth)
  dialog.showModal()
  button(dialog, 'close')?.focus()
}

/** The focus goes to the photo that was looked at last, and the step that opening was is taken back. */
function leave(): void {
  if (window.history.state === ours) window.history.back()
  links[at]?.focus()
}

function go(dialog: HTMLDialogElement, step: number): void {
  if (links[at + step]) show(dialog, at + step)
}

function show(dialog: HTMLDialogElement, nth: number): void {
  const link = links[nth]
  if (!link) return
  at = nth
  const picture = new Image()
  picture.src = link.dataset['large'] ?? link.href
  picture.alt = link.querySelector('img')?.alt ?? ''
  dialog.querySelector('[data-part="photo"]')?.replaceChildren(picture)
  const place = dialog.querySelector('[data-part="place"]')
  if (place) place.textContent = link.dataset['place'] ?? ''
  allow(dialog, 'previous', nth > 0)
  allow(dialog, 'next', nth < links.length - 1)
}

/** At either end there is no further way; the focus doesn't stay on what is gone. */
function allow(dialog: HTMLDialogElement, name: string, may: boolean): void {
  const one = button(dialog, name)
  if (!one) return
  if (!may && document.activeElement === one) button(dialog, 'close')?.focus()
  one.hidden = !may
}

function button(dialog: HTMLDialogElement, name: string): HTMLButtonElement | null {
  return dialog.querySelector(`button[name="${name}"]`)
}
