import { ask, type Ceremony } from './passkeys/ask.ts'

/**
 * Where the browser has passkeys, and the page is at the address they are for: shows the form, and asks the device
 * before it is sent. What comes of it is a page, as of any form.
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) begin(box)

function begin(box: HTMLElement): void {
  const form = box.querySelector('form')
  const field = form?.querySelector<HTMLInputElement>('input[name="credential"]')
  const ceremony = ceremonyOf(box)
  if (!form || !field || !ceremony) return
  if (!isAble(box)) {
    giveUp(box, form)
    return
  }
  let isAsking = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    say(box, '')
    ask(box.dataset['begin'] ?? '', ceremony)
      .then((answer) => {
        field.value = answer
        form.submit()
      })
      .catch((error: unknown) => say(box, wordsFor(box, error)))
      .finally(() => {
        isAsking = false
      })
  })
  box.classList.add('ready')
}

function ceremonyOf({ dataset }: HTMLElement): Ceremony | null {
  const { passkey } = dataset
  return passkey === 'create' || passkey === 'get' ? passkey : null
}

function isAble({ dataset }: HTMLElement): boolean {
  return 'PublicKeyCredential' in window && window.location.hostname === dataset['host']
}

/** The other way in is told beside it, or by these words. */
function giveUp(box: HTMLElement, form: HTMLFormElement): void {
  const { unable } = box.dataset
  form.remove()
  if (unable) say(box, unable)
  else box.remove()
  box.classList.add('ready')
}

/** Whoever thinks better of it, and whose device has no key, are told the same by browsers. */
function wordsFor({ dataset }: HTMLElement, error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'InvalidStateError') return dataset['known'] ?? ''
  return (name === 'NotAllowedError' || name === 'AbortError' ? dataset['none'] : dataset['failed']) ?? ''
}

function say(box: HTMLElement, words: string): void {
  const status = box.querySelector('[role="status"]')
  if (status) status.textContent = words
}
